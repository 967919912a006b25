import Canonical
import Crypto
import FoundationEssentials

/// Signs access tokens and tells its own from others (HS256; the key lives and dies with the process).
struct TokenSigner: Sendable {
    private let key = SymmetricKey(size: .bits256)
    private static let header = Base64URL.encode(#"{"alg":"HS256","typ":"JWT"}"#.utf8)

    /// The compact form of a token with these claims (RFC 7515, section 3.1).
    func token(_ claims: JSONValue) -> String {
        let signed = Self.header + "." + Base64URL.encode(claims.canonicalBytes)
        let code = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key)
        return signed + "." + Base64URL.encode(code)
    }

    /// The claims of a token of ours; nil for any other text.
    func claims(_ token: String) -> JSONValue? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.header, let code = Base64URL.decode(parts[2]),
            let payload = Base64URL.decode(parts[1])
        else { return nil }
        let signed = Array("\(parts[0]).\(parts[1])".utf8)
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key) else { return nil }
        return try? JSONValue(parsing: payload)
    }
}
