import Diagnostics

/// The value that a person meant to write on one line, found without a YAML parser: what is behind `- ` and `key: `.
struct LineValue {
    /// In bytes.
    private static let longestSuggested = 1000

    let file: SourceFile
    /// Without the comment and the blanks behind it.
    let offsets: Range<Int>
    /// True if a key or a dash stands before it.
    let hasLeader: Bool

    init(in file: SourceFile, lineAt offset: Int) {
        let line = file.lineOffsets(file.position(at: offset).line)
        var scan = Scan(bytes: file.bytes, index: line.lowerBound, end: line.upperBound)
        scan.skipBlanks()
        let start = scan.index
        while scan.skipIndicator(UInt8(ascii: "-")) || scan.skipIndicator(UInt8(ascii: "?")) {}
        scan.skipKey()
        self.file = file
        hasLeader = scan.index > start
        offsets = scan.index..<scan.valueEnd
    }

    var range: SourceRange { file.range(offsets) }
    var text: String { range.text }
    var first: UInt8? { offsets.isEmpty ? nil : file.bytes[offsets.lowerBound] }

    var last: UInt8? { offsets.isEmpty ? nil : file.bytes[offsets.upperBound - 1] }

    /// In single quotes, if it is not too long to be read as a suggestion.
    var quoted: String? { quoted(offsets) }

    /// A part of it.
    func quoted(_ part: Range<Int>) -> String? {
        part.count <= Self.longestSuggested ? YAMLQuoting.single(file.range(part).text) : nil
    }
}

private struct Scan {
    let bytes: [UInt8]
    var index: Int
    let end: Int

    mutating func skipBlanks() {
        while index < end, isBlank(index) { index += 1 }
    }

    mutating func skipIndicator(_ indicator: UInt8) -> Bool {
        guard index < end, bytes[index] == indicator, index + 1 == end || isBlank(index + 1) else { return false }
        index += 1
        skipBlanks()
        return true
    }

    mutating func skipKey() {
        var colon = index
        if index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
            let closing = bytes[(index + 1)..<end].firstIndex(of: bytes[index])
            guard let closing else { return }
            colon = closing + 1
        }
        while colon < end, !(bytes[colon] == UInt8(ascii: ":") && (colon + 1 == end || isBlank(colon + 1))) {
            if !isKeyByte(bytes[colon]) { return }
            colon += 1
        }
        guard colon < end else { return }
        index = colon + 1
        skipBlanks()
    }

    var valueEnd: Int {
        var last = end
        let isQuoted = index < end && (bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"))
        if !isQuoted, index < end {
            last = (index..<end).first { bytes[$0] == UInt8(ascii: "#") && $0 > index && isBlank($0 - 1) } ?? end
        }
        while last > index, isBlank(last - 1) { last -= 1 }
        return last
    }

    private func isBlank(_ index: Int) -> Bool {
        bytes[index] == 0x20 || bytes[index] == 0x09
    }

    /// What may stand in a key that a person writes: an expression has other characters before its first `: `.
    private func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "|"):
            false
        default: true
        }
    }
}
