import Crypto

/// The private half of an Ed25519 key (RFC 8032). Who holds it can write another history: it never leaves its file.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key from the system's random numbers.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// The key that has this seed of 32 bytes; nil if there are not 32.
    public init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.key = key
    }

    /// The public half.
    public var verifyingKey: VerifyingKey {
        guard let key = VerifyingKey(bytes: [UInt8](key.publicKey.rawRepresentation)) else {
            preconditionFailure("An Ed25519 public key has 32 bytes.")
        }
        return key
    }

    /// The signature over a message, 64 bytes.
    public func sign(_ message: [UInt8]) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            preconditionFailure("Ed25519 signs every message.")
        }
        return [UInt8](signature)
    }

    /// Reads PEM of a PKCS #8 private key (RFC 8410), as `openssl genpkey -algorithm ed25519` writes it; nil for all else.
    public init?(pem: [UInt8]) {
        let lines = String(decoding: pem, as: UTF8.self).split(separator: "\n")
        guard lines.count == 3, lines[0] == Self.header, lines[2] == Self.footer, let der = Base64.decode(lines[1]),
            der.starts(with: Self.derPrefix)
        else { return nil }
        self.init(seed: Array(der.dropFirst(Self.derPrefix.count)))
    }

    /// The key as PEM of a PKCS #8 private key (RFC 8410). For the key file only.
    var pem: [UInt8] {
        let body = Base64.encode(Self.derPrefix + [UInt8](key.rawRepresentation))
        return Array("\(Self.header)\n\(body)\n\(Self.footer)\n".utf8)
    }

    private static let header = "-----BEGIN PRIVATE KEY-----"
    private static let footer = "-----END PRIVATE KEY-----"
    /// DER of everything before the seed: version 0, algorithm 1.3.101.112, an octet string in an octet string.
    private static let derPrefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}
