import TestRandom

/// Writes scalars at random, in forms that an author could write, as the value of the key `k`.
enum RandomScalar {
    static func block(using generator: inout SeededGenerator) -> String {
        let parent = String(repeating: " ", count: Int.random(in: 0...3, using: &generator))
        let step = Int.random(in: 1...4, using: &generator)
        let hasIndicator = Bool.random(using: &generator)
        let margin = String(repeating: " ", count: step)
        var lines = (0..<Int.random(in: 0...6, using: &generator)).map { _ in line(using: &generator) }
        // Without an indicator the first line that is not empty gives the indentation.
        if !hasIndicator, let first = lines.firstIndex(where: { !$0.isEmpty }) { lines[first] = "first" }
        let header =
            (Bool.random(using: &generator) ? "|" : ">") + (hasIndicator ? String(step) : "")
            + (["", "-", "+"].randomElement(using: &generator) ?? "")
            + (["", " # é"].randomElement(using: &generator) ?? "")
        let body = lines.map { $0.isEmpty ? short(margin, using: &generator) : margin + $0 }
        let tail = Bool.random(using: &generator) ? ["l: 1"] : []
        let lineBreak = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        let value = (["k: \(header)"] + body + tail).map { $0.isEmpty ? $0 : parent + $0 }
        return ((parent.isEmpty ? ["# é"] : ["p:"]) + value).joined(separator: lineBreak)
            + (Bool.random(using: &generator) ? lineBreak : "")
    }

    static func flow(using generator: inout SeededGenerator) -> String {
        let quote = ["", "'", "\""].randomElement(using: &generator) ?? ""
        let lineBreak = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        var text = ""
        for index in 0..<Int.random(in: 1...8, using: &generator) {
            if index > 0 { text += separator(lineBreak, isEscapable: quote == "\"", using: &generator) }
            text += word(quote, using: &generator)
        }
        return "é: 1\(lineBreak)k: \(quote)\(text)\(quote)\(lineBreak)l: 1"
    }

    private static func line(using generator: inout SeededGenerator) -> String {
        let indent = ["", "", "", " ", "  ", "\t"].randomElement(using: &generator) ?? ""
        let words = ["a", "é", "漢字", "==", "x y", "#", "- b", "c: d", "'q'", "\"", "z  w "]
        let content = (0..<Int.random(in: 0...3, using: &generator))
            .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        return content.isEmpty ? "" : indent + content
    }

    /// An empty line may have some of the indentation.
    private static func short(_ margin: String, using generator: inout SeededGenerator) -> String {
        String(margin.prefix(Int.random(in: 0...margin.utf8.count, using: &generator)))
    }

    private static func word(_ quote: String, using generator: inout SeededGenerator) -> String {
        switch quote {
        case "'": ["a", "é", "''", "漢", "\\", "\"x\"", "b: c"].randomElement(using: &generator) ?? ""
        case "\"":
            [#"\n"#, #"\u00e9"#, #"\\"#, #"\""#, "é", "a", #"\x41"#, #"\U0001F600"#, "#", "'"]
                .randomElement(using: &generator) ?? ""
        default: ["a", "é", "漢字", "x==y", "b'c", "(d)", "e!", "f,"].randomElement(using: &generator) ?? ""
        }
    }

    private static func separator(
        _ lineBreak: String, isEscapable: Bool, using generator: inout SeededGenerator
    ) -> String {
        let blanks = ["", " ", "  ", " \t"].randomElement(using: &generator) ?? ""
        let breaks = String(repeating: lineBreak, count: Int.random(in: 0...3, using: &generator))
        if breaks.isEmpty { return [" ", "  ", "\t"].randomElement(using: &generator) ?? " " }
        let escape = isEscapable && Bool.random(using: &generator) ? "\\" : blanks
        return escape + breaks + "  " + (["", " ", "\t"].randomElement(using: &generator) ?? "")
    }
}
