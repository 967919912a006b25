/// Signatures over texts, as texts: what people sign.
extension SigningKey {
    /// The signature over the UTF-8 of a text, in base64 (RFC 4648).
    public func signature(of text: String) -> String { Base64.encode(sign(Array(text.utf8))) }
}

extension VerifyingKey {
    /// Whether a signature in base64 (RFC 4648) was made over the UTF-8 of a text with the private half.
    public func verifies(_ signature: String, of text: String) -> Bool {
        Base64.decode(signature).map { verifies($0, of: Array(text.utf8)) } ?? false
    }
}
