/// Percent-encodes all but the unreserved characters (RFC 3986, section 2.3).
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            let isUnreserved =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-._~".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            encoded += isUnreserved ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
        }
    }
}
