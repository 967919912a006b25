import YAMLSyntax

/// A literal or folded block as it is to be written, two columns farther in than what is around it.
struct BlockText {
    let header: String
    /// Without indentation.
    let lines: [String]
    /// Blank lines behind it belong to it, or look like its last line, which is of blanks.
    let forbidsBlankLines: Bool

    init(_ scalar: Scalar) {
        var lines = scalar.blockLines
        let header = scalar.writtenLines.first?.prefix { $0 != " " && $0 != "\t" && $0 != "#" } ?? ""
        let endsWithBreak = scalar.text.utf8.last == 0x0A
        let keepsBlankLines = endsWithBreak && header.contains("+")
        if !keepsBlankLines { while lines.last?.isEmpty == true { lines.removeLast() } }
        forbidsBlankLines = keepsBlankLines || lines.last?.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } == true
        // Where the first line begins with a space, YAML has to be told where the text begins.
        let isIndented = lines.first { !$0.isEmpty }?.utf8.first == 0x20
        let chomping = endsWithBreak ? (keepsBlankLines ? "+" : "") : "-"
        self.header = (scalar.style == .folded ? ">" : "|") + (isIndented ? "2" : "") + chomping
        self.lines = lines
    }
}
