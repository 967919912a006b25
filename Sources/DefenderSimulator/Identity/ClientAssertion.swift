import Canonical
import Crypto
import CryptoExtras

/// A client's proof of who it is: a token that it has signed itself (RFC 7523), with PS256 or RS256.
struct ClientAssertion {
    private let header: JSONValue
    private let claims: JSONValue
    private let signed: String
    private let signature: [UInt8]

    static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    init(_ text: String) throws(EntraError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]), let fields = try? JSONValue(parsing: header),
            let claims = try? JSONValue(parsing: payload)
        else { throw EntraError.malformedAssertion }
        (self.header, self.claims, self.signature) = (fields, claims, signature)
        signed = "\(parts[0]).\(parts[1])"
    }

    /// Who it says that it comes from: `iss` and `sub` alike.
    var app: String? { claims["iss"] == claims["sub"] ? claims["iss"]?.stringValue : nil }

    /// Checks it: the app's own against its certificates and the tenant's token endpoints, another issuer's against what the
    /// app trusts; either against the time.
    func check(_ app: RegisteredApp, in tenant: LabIdentity, now: Timestamp) throws(EntraError) {
        if self.app == nil { try checkFederation(app) } else { try checkOwn(app, tenant) }
        try checkTime(now)
    }

    private func checkOwn(_ app: RegisteredApp, _ tenant: LabIdentity) throws(EntraError) {
        guard self.app?.lowercased() == app.id, let certificate = try certificate(app), isSigned(by: certificate.key) else {
            throw EntraError.foreignAssertion(app: app.id)
        }
        guard let audience = claims["aud"]?.stringValue, Self.isTokenEndpoint(audience, tenant) else {
            throw EntraError.assertionAudience
        }
    }

    private func checkFederation(_ app: RegisteredApp) throws(EntraError) {
        let (issuer, subject) = (claims["iss"]?.stringValue ?? "", claims["sub"]?.stringValue ?? "")
        let trusted = app.federations.filter { $0.issuer == issuer }
        guard !trusted.isEmpty else { throw EntraError.unknownIssuer(issuer) }
        guard let federation = trusted.first(where: { $0.subject == subject }) else { throw EntraError.unknownSubject(subject) }
        let audiences = claims["aud"]?.arrayValue?.compactMap { $0.stringValue } ?? [claims["aud"]?.stringValue ?? ""]
        guard audiences.contains(federation.audience) else { throw EntraError.federatedAudience }
        let named = header["kid"]?.stringValue.map { federation.keys[$0].map { [$0] } ?? [] }
        guard (named ?? Array(federation.keys.values)).contains(where: isSigned) else { throw EntraError.badSignature }
    }

    private func checkTime(_ now: Timestamp) throws(EntraError) {
        // Times are numbers, not whole ones only (RFC 7519, section 2, NumericDate); clocks may differ by five minutes.
        let present = Double(now.seconds)
        guard let expiry = claims["exp"]?.numberValue, expiry > present, (claims["nbf"]?.numberValue ?? present) <= present + 300
        else { throw EntraError.assertionTime }
    }

    /// The certificate that the header names by thumbprint, or brings along: it counts only if the app has it.
    private func certificate(_ app: RegisteredApp) throws(EntraError) -> AppCertificate? {
        // Some libraries pad the thumbprint.
        var names = [header["x5t"], header["x5t#S256"]].compactMap { $0?.stringValue.map { String($0.prefix { $0 != "=" }) } }
        if let first = header["x5c"]?.arrayValue?.first?.stringValue {
            let pem = "-----BEGIN CERTIFICATE-----\n\(first)\n-----END CERTIFICATE-----\n"
            guard let given = try? AppCertificate(pem: pem) else { throw EntraError.malformedAssertion }
            names += given.thumbprints
        }
        return app.certificates.first { !$0.thumbprints.isDisjoint(with: names) }
    }

    @Sendable private func isSigned(by key: _RSA.Signing.PublicKey) -> Bool {
        let digest = SHA256.hash(data: Array(signed.utf8))
        switch header["alg"]?.stringValue {
        case "PS256": return key.isValidSignature(.init(rawRepresentation: signature), for: digest, padding: .PSS)
        case "RS256": return key.isValidSignature(.init(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
        default: return false
        }
    }

    /// Whatever the host is called: the simulator has many names.
    private static func isTokenEndpoint(_ audience: String, _ tenant: LabIdentity) -> Bool {
        let path = audience.lowercased().split(separator: "/").dropFirst(2).joined(separator: "/")
        return tenant.names.contains { name in
            ["\(name)/oauth2/v2.0/token", "\(name)/oauth2/token", "\(name)/v2.0", name].contains(path)
        }
    }
}
