public import Canonical
import Crypto
import CryptoExtras
import DefenderAPI
import FoundationEssentials
import SwiftASN1
import X509

/// An app's certificate and its key, checked to belong together.
public struct ClientCertificate: Sendable {
    /// Why there is no certificate to sign in with.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case notACertificate, notAKey, encryptedKey, notRSA, anotherKey

        public var description: String { Messages.badCertificate(self) }
    }

    /// SHA-256 of the certificate, base64url: the header `x5t#S256` (RFC 7515, section 4.1.8).
    public let thumbprint: String
    /// From when to when it is valid.
    public let validity: ClosedRange<Timestamp>
    private let key: _RSA.Signing.PrivateKey

    /// How long an assertion lives; Entra takes at most ten minutes.
    private static let lifetime: Int64 = 540

    /// Reads PEM (RFC 7468). One text may hold both; of several certificates the first counts.
    public init(certificate: [UInt8], key: [UInt8]) throws(Fault) {
        guard let block = Self.blocks(certificate).first(where: { $0.discriminator == "CERTIFICATE" }),
            let parsed = try? Certificate(derEncoded: block.derBytes)
        else { throw .notACertificate }
        let signer = try Self.key(Self.blocks(key))
        guard Certificate.PrivateKey(signer).publicKey == parsed.publicKey else { throw .anotherKey }
        guard let start = Timestamp(seconds: Int64(parsed.notValidBefore.timeIntervalSince1970), nanoseconds: 0),
            let end = Timestamp(seconds: Int64(parsed.notValidAfter.timeIntervalSince1970), nanoseconds: 0), start <= end
        else { throw .notACertificate }
        thumbprint = Base64URL.encoded(SHA256.hash(data: block.derBytes))
        validity = start...end
        self.key = signer
    }

    private static func key(_ blocks: [PEMDocument]) throws(Fault) -> _RSA.Signing.PrivateKey {
        if blocks.contains(where: { $0.discriminator == "ENCRYPTED PRIVATE KEY" }) { throw .encryptedKey }
        guard let block = blocks.first(where: { $0.discriminator.hasSuffix("PRIVATE KEY") }) else { throw .notAKey }
        guard let key = try? _RSA.Signing.PrivateKey(derRepresentation: block.derBytes) else { throw .notRSA }
        return key
    }

    private static func blocks(_ text: [UInt8]) -> [PEMDocument] {
        (try? PEMDocument.parseMultiple(pemString: String(decoding: text, as: UTF8.self))) ?? []
    }

    /// A signed statement of who asks (RFC 7523, section 3), PS256 (RFC 7518, section 3.5), good for nine minutes.
    func assertion(audience: String, client: String, now: Timestamp, id: String) throws(ReadFailure) -> Secret {
        guard validity.contains(now) else { throw .signIn(Messages.certificateNotValid(validity, now)) }
        let header: JSONValue = ["alg": "PS256", "typ": "JWT", "x5t#S256": .string(thumbprint)]
        let claims: JSONValue = [
            "aud": .string(audience), "iss": .string(client), "sub": .string(client), "jti": .string(id),
            "iat": .integer(now.seconds), "nbf": .integer(now.seconds), "exp": .integer(now.seconds + Self.lifetime),
        ]
        let signed = Base64URL.encoded(header.canonicalBytes) + "." + Base64URL.encoded(claims.canonicalBytes)
        guard let signature = try? key.signature(for: SHA256.hash(data: Array(signed.utf8)), padding: .PSS) else {
            throw .signIn(Messages.cannotSign)
        }
        return Secret(signed + "." + Base64URL.encoded(signature.rawRepresentation))
    }
}
