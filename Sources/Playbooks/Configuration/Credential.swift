import Canonical
import Diagnostics
import YAMLSyntax

/// How Cordon signs in to a tenant.
public enum Credential: Sendable, Hashable {
    /// As the user who runs Cordon.
    public enum UserFlow: String, Sendable, CaseIterable {
        case deviceCode, browser
    }

    case secret(SecretReference)
    case certificate(SecretReference, key: SecretReference)
    /// A token of another identity provider, in a file that it renews.
    case federatedToken(SecretReference)
    case managedIdentity
    case user(UserFlow)

    private static let secret = Key("secret", Form.text.spanned, "The app's secret: `env:NAME` or `file:PATH`.")
    private static let certificate = Key("certificate", Form.text.spanned, "The app's certificate: `file:PATH`.")
    private static let key = Key("key", Form.text.spanned, "The certificate's key: `file:PATH` or `env:NAME`.")
    private static let federatedTokenFile = Key(
        "federatedTokenFile", Form.text.spanned, "Where the file with the token is: `env:NAME` or `file:PATH`.")
    private static let identity = Key("managedIdentity", Form.flag.spanned, "`true`: the identity of the machine.")
    private static let user = Key("user", Form<UserFlow>.word, "As the user who runs Cordon: `deviceCode` or `browser`.")

    /// How people write the grant that is not offered (RFC 6749, section 4.3).
    private static let passwordGrant = ["password", "username"]

    /// What was written, before it is known that no secret stands in it.
    enum Written {
        case mapping(Fields, [Spanned<String>?], identity: Spanned<Bool>?, user: UserFlow?)
        case scalar(SourceRange)
    }

    private static let written = MappingForm<Written>(
        "a credential", "How Cordon signs in: one of the ways.",
        [secret, certificate, key, federatedTokenFile, identity, user]
    ) { fields in
        let texts = [fields[secret], fields[certificate], fields[key], fields[federatedTokenFile]]
        let (identity, flow) = (fields[Self.identity], fields[user])
        fields.leave(passwordGrant.filter { name in fields.others.contains { $0.key.value == name } })
        return .mapping(fields, texts, identity: identity, user: flow)
    }

    /// Reads a credential; what it means is decided by `checked`, which knows where to point instead of at a secret.
    static let form = Form<Written>(
        schema: { written.form.schema($0) },
        read: { value, collector in
            if let scalar = value.node.scalar, scalar.resolved != .null { return .scalar(value.node.range) }
            return written.form.read(value, collector)
        })

    /// - Parameter tenant: where the tenant is to be blamed.
    static func checked(_ written: Written, tenant: SourceRange, _ collector: DiagnosticCollector) -> Credential? {
        guard case .mapping(let fields, let texts, let identity, let user) = written else {
            if case .scalar(let range) = written { collector.report(Messages.notAReference("credential", range, shownAt: [tenant])) }
            return nil
        }
        if let entry = fields.others.first(where: { passwordGrant.contains($0.key.value) }) {
            collector.report(Messages.passwordGrant(entry.key.range, shownAt: [fields.blame, tenant]))
            return nil
        }
        let ways = [
            fields.has(secret), fields.has(certificate), fields.has(federatedTokenFile), fields.has(Self.identity), fields.has(Self.user),
        ]
        guard ways.count(where: { $0 }) == 1, fields.has(certificate) == fields.has(key) else {
            if fields.others.isEmpty { collector.report(Messages.oneCredential(fields.blame)) }
            return nil
        }
        var references: [SecretReference?] = []
        for (name, text) in zip(["secret", "certificate", "key", "federatedTokenFile"], texts) {
            let reference = text.flatMap { SecretReference($0.value) }
            references.append(reference)
            guard let text, reference == nil else { continue }
            collector.report(Messages.notAReference(name, text.range, shownAt: [fields.blame, tenant]))
            return nil
        }
        if let reference = references[0] { return .secret(reference) }
        if let certificate = references[1], let key = references[2] { return .certificate(certificate, key: key) }
        if let file = references[3] { return .federatedToken(file) }
        if let user { return .user(user) }
        guard let identity else { return nil }
        if !identity.value { collector.report(Messages.oneCredential(identity.range)) }
        return identity.value ? .managedIdentity : nil
    }
}
