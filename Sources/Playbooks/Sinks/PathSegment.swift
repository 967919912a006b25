import Expressions

/// Values as parts of a path.
enum PathSegment {
    /// Percent-encoded; nil for what would change the path's shape (nothing, `.` and `..`).
    static func text(of value: Value) -> String? {
        let text = value.text
        guard !["", ".", ".."].contains(text) else { return nil }
        return text.utf8.map(encoded).joined()
    }

    private static func encoded(_ byte: UInt8) -> String {
        let isUnreserved =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
        if isUnreserved { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
}
