import FoundationEssentials

/// RFC 4648, section 4, with padding; only the one spelling of each value is read.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let text = String(text)
        guard let data = Data(base64Encoded: text), encode([UInt8](data)).utf8.elementsEqual(text.utf8) else { return nil }
        return [UInt8](data)
    }
}
