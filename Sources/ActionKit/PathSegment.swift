/// Values as parts of an address (RFC 3986, section 2.1).
public enum PathSegment {
    /// Percent-encoded; nil for what would change the path's shape (nothing, `.` and `..`).
    public static func encoded(_ text: String) -> String? { ["", ".", ".."].contains(text) ? nil : escaped(text) }

    /// Percent-encoded, whatever it is: for the values of a query.
    static func escaped(_ text: String) -> String { text.utf8.map(escaped).joined() }

    private static func escaped(_ byte: UInt8) -> String {
        let isUnreserved =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
        if isUnreserved { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
}
