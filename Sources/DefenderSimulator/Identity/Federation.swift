import Canonical
import Crypto
import CryptoExtras

/// Another issuer whose tokens an app may prove itself with (workload identity federation). The keys are given, for the
/// simulator asks nobody.
public struct Federation: Sendable {
    let issuer: String
    let subject: String
    let audience: String
    /// The issuer's public keys, by `kid`.
    let keys: [String: _RSA.Signing.PublicKey]

    static let usualAudience = "api://AzureADTokenExchange"

    /// Reads a JSON Web Key Set (RFC 7517); nil if a key is no RSA key of 2048 bits or more.
    static func keys(_ set: JSONValue) -> [String: _RSA.Signing.PublicKey]? {
        var keys: [String: _RSA.Signing.PublicKey] = [:]
        for key in set["keys"]?.arrayValue ?? [] {
            guard let modulus = key["n"]?.stringValue.flatMap({ Base64URL.decode($0[...]) }),
                let exponent = key["e"]?.stringValue.flatMap({ Base64URL.decode($0[...]) }), modulus.count >= 256,
                let made = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
            else { return nil }
            keys[key["kid"]?.stringValue ?? ""] = made
        }
        return keys.isEmpty ? nil : keys
    }
}
