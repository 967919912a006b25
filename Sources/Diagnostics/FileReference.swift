/// Paths as URI references (RFC 3986).
enum FileReference {
    /// A relative path gives a relative reference, an absolute one a `file` URI (RFC 8089).
    static func uri(of path: String) -> String {
        (path.hasPrefix("/") ? "file://" : "") + path.utf8.map(encoded).joined()
    }

    /// A colon is encoded too: in the first part of a relative reference it would end a scheme.
    private static func encoded(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
            String(Character(Unicode.Scalar(byte)))
        default:
            "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
