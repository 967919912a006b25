extension JSONValue {
    /// The canonical encoding (RFC 8785), UTF-8 without a final newline.
    public var canonicalBytes: [UInt8] {
        var encoder = CanonicalEncoder()
        encoder.encode(self)
        return encoder.bytes
    }

    /// The canonical encoding as text.
    public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// For people to read: members and elements on lines of their own, two spaces per level, in canonical order.
    public func prettyText() -> String {
        var printer = PrettyPrinter()
        printer.print(self)
        return printer.text
    }
}

extension JSONObject {
    /// The canonical encoding (RFC 8785), UTF-8 without a final newline.
    public var canonicalBytes: [UInt8] { JSONValue.object(self).canonicalBytes }
}
