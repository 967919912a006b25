import Canonical
import Crypto
import CryptoExtras

/// Signs tokens (RS256) and tells its own from others. The key lives and dies with the process.
struct TokenSigner: Sendable {
    private let key: _RSA.Signing.PrivateKey
    /// The key's id: SHA-256 of the public key, in base64url.
    private let id: String
    private let header: String
    /// One for all tenants of the process: it takes its time to make.
    private static let shared = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    init() throws {
        key = try Self.shared.get()
        id = Base64URL.encode(SHA256.hash(data: key.publicKey.derRepresentation))
        let fields: JSONValue = ["alg": "RS256", "kid": .string(id), "typ": "JWT", "x5t": .string(id)]
        header = Base64URL.encode(fields.canonicalBytes)
    }

    /// The compact form of a token with these claims (RFC 7515, section 3.1).
    func token(_ claims: JSONValue) throws -> String {
        let signed = header + "." + Base64URL.encode(claims.canonicalBytes)
        let digest = SHA256.hash(data: Array(signed.utf8))
        return signed + "." + Base64URL.encode(try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    }

    /// The claims of a token of ours; nil for any other text.
    func claims(_ token: String) -> JSONValue? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == header, let signature = Base64URL.decode(parts[2]),
            let payload = Base64URL.decode(parts[1])
        else { return nil }
        let digest = SHA256.hash(data: Array("\(parts[0]).\(parts[1])".utf8))
        guard key.publicKey.isValidSignature(.init(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5),
            let claims = try? JSONValue(parsing: payload)
        else { return nil }
        return claims
    }

    /// The public key as a JSON Web Key Set (RFC 7517).
    func keySet() throws -> JSONValue {
        let primitives = try key.publicKey.getKeyPrimitives()
        return [
            "keys": [
                [
                    "kty": "RSA", "use": "sig", "alg": "RS256", "kid": .string(id), "x5t": .string(id),
                    "n": .string(Base64URL.encode(primitives.modulus)), "e": .string(Base64URL.encode(primitives.publicExponent)),
                ]
            ]
        ]
    }
}
