/// How hunting queries look into texts.
enum TextSearch {
    @Sendable static func contains(_ text: String, _ part: String) -> Bool {
        part.isEmpty || Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
    }

    /// Whether the part stands there as a word: what is beside it is neither letter nor digit.
    @Sendable static func hasTerm(_ text: String, _ term: String) -> Bool {
        let (bytes, wanted) = (Array(text.utf8), Array(term.utf8))
        guard !wanted.isEmpty else { return true }
        var start = 0
        while let range = bytes[start...].firstRange(of: wanted) {
            let isOpen = range.lowerBound == 0 || !isWordPart(bytes[range.lowerBound - 1])
            if isOpen, range.upperBound == bytes.count || !isWordPart(bytes[range.upperBound]) { return true }
            start = range.lowerBound + 1
        }
        return false
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }
}
