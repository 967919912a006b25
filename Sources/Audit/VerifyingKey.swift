import Canonical
import Crypto

/// The public half of an Ed25519 key (RFC 8032).
public struct VerifyingKey: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads `ed25519:` and the base64 of the key.
    public init?(_ text: String) {
        guard text.utf8.starts(with: Self.prefix.utf8), let bytes = Base64.decode(text.dropFirst(Self.prefix.count)) else { return nil }
        self.init(bytes: bytes)
    }

    /// `ed25519:` and the base64 of the key.
    public var description: String { Self.prefix + Base64.encode(bytes) }

    /// Whether `signature` (64 bytes) was made over `message` with the private half.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }

    /// The key id of the signed-note format under a name: SHA-256(name ‖ LF ‖ algorithm ‖ key), the first four bytes.
    public func noteKeyID(name: String, _ algorithm: NoteAlgorithm = .ed25519) -> [UInt8] {
        Array(Digest(ofParts: [Array(name.utf8), [0x0A, algorithm.rawValue], bytes]).bytes.prefix(4))
    }

    /// The key as tools of the signed-note format take it: `<name>+<key id>+<base64 of algorithm and key>`.
    public func noteText(name: String, _ algorithm: NoteAlgorithm = .ed25519) -> String {
        let id = noteKeyID(name: name, algorithm).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }
        return "\(name)+\(id.joined())+\(Base64.encode([algorithm.rawValue] + bytes))"
    }

    private static let prefix = "ed25519:"
}
