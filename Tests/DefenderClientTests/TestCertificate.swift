import Crypto
import CryptoExtras
import Foundation
import SwiftASN1
import X509

/// A certificate made for one test, with its key.
struct TestCertificate {
    let certificate: String
    let key: String
    let publicKey: String
    let signer: _RSA.Signing.PrivateKey

    init(from start: Date = Date() - 86_400, to end: Date = Date() + 86_400) throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let name = try DistinguishedName { CommonName("cordon test") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: start, notValidAfter: end,
            issuer: name, subject: name, signatureAlgorithm: .sha256WithRSAEncryption, extensions: .init(),
            issuerPrivateKey: .init(key))
        self.certificate = try certificate.serializeAsPEM().pemString
        self.key = key.pemRepresentation
        publicKey = key.publicKey.pemRepresentation
        signer = key
    }
}
