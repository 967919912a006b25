import Crypto
import CryptoExtras
import NIOSSL

/// A certificate that an app may prove itself with: what of it the token service has to know.
public struct AppCertificate: Sendable {
    let key: _RSA.Signing.PublicKey
    /// SHA-1 and SHA-256 of the certificate, in base64url: what `x5t` and `x5t#S256` name it by.
    let thumbprints: Set<String>

    /// Reads the first certificate of a PEM text.
    /// - Throws: if there is none, or if its key is not an RSA key of 2048 bits or more.
    public init(pem: String) throws {
        let certificate = try NIOSSLCertificate(bytes: Array(pem.utf8), format: .pem)
        let bytes = try certificate.toDERBytes()
        key = try _RSA.Signing.PublicKey(derRepresentation: try certificate.extractPublicKey().toSPKIBytes())
        thumbprints = [
            Base64URL.encode(Insecure.SHA1.hash(data: bytes)), Base64URL.encode(SHA256.hash(data: bytes)),
        ]
    }
}
