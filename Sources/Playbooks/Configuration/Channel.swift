import Canonical
import Diagnostics
import YAMLSyntax

/// A way to reach people.
public struct Channel: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case teams, slack, webhook, smtp, syslog
    }

    /// Where messages go.
    public enum Place: Sendable, Hashable {
        /// The address of a webhook, which is a secret: whoever has it can post.
        /// What is sent is signed where there is a `secret`.
        case url(SecretReference, secret: SecretReference?)
        case mail(server: String, from: String, to: [String], user: String?, password: SecretReference?)
        case syslog(server: String)
    }

    public let name: String
    public let kind: Kind
    public let place: Place

    private static let kind = Key("kind", Form<Kind>.word, required: true, "What stands behind it.")
    private static let url = Key("url", Form.reference("url"), "The webhook's address: `env:NAME` or `file:PATH` (teams, slack, webhook).")
    private static let secret = Key(
        "secret", Form.reference("secret"), "The key that signs what is sent: `env:NAME` or `file:PATH` (webhook).")
    private static let server = Key("server", Form.text, "Host and port (smtp, syslog).")
    private static let from = Key("from", Form.text, "The sender (smtp).")
    private static let to = Key("to", Form.list(Form.text, atLeast: 1), "The receivers (smtp).")
    private static let user = Key("user", Form.text, "The name to sign in with (smtp).")
    private static let password = Key("password", Form.reference("password"), "The password: `env:NAME` or `file:PATH` (smtp).")

    private static let body = MappingForm<(Kind, Place)>(
        "a channel", "A way to reach people.", [kind, url, secret, server, from, to, user, password]
    ) { fields in
        let (kind, url, secret) = (fields[Self.kind], fields[Self.url], fields[Self.secret])
        let (server, from) = (fields[Self.server], fields[Self.from])
        let (to, user, password) = (fields[Self.to], fields[Self.user], fields[Self.password])
        guard let kind else { return nil }
        let wanted: (required: [String], optional: [String]) =
            switch kind {
            case .webhook: (["url"], ["secret"])
            case .teams, .slack: (["url"], [])
            case .smtp: (["server", "from", "to"], ["user", "password"])
            case .syslog: (["server"], [])
            }
        for entry in fields.reader.mapping.entries where entry.key.value != "kind" {
            guard (wanted.required + wanted.optional + fields.others.map(\.key.value)).contains(entry.key.value) == false else { continue }
            fields.collector.report(Messages.optionWithoutEffect(entry.key.value, kind.rawValue, entry.key.range))
        }
        for key in wanted.required where fields.reader.mapping.entry(key) == nil {
            fields.collector.report(Messages.channelNeeds(key, kind.rawValue, fields.blame))
        }
        switch kind {
        case .teams, .slack, .webhook: return url.map { (kind, .url($0, secret: secret)) }
        case .syslog: return server.map { (kind, .syslog(server: $0)) }
        case .smtp:
            guard let server, let from, let to else { return nil }
            return (kind, .mail(server: server, from: from, to: to, user: user, password: password))
        }
    }

    private static let channels = Key("channels", Form.names("`channels`", body.form), required: true, "The channels by name.")

    static let form = MappingForm<[Channel]>("`notify`", "How people are reached.", [channels]) { fields in
        fields[channels]?.map { Channel(name: $0.name.value, kind: $0.value.0, place: $0.value.1) }
    }
}

extension Form where Value == SecretReference {
    /// `env:NAME` or `file:PATH`; what stands there instead may be the secret itself and is not shown.
    static func reference(_ key: String) -> Form {
        Form(["type": "string", "pattern": "^(env:[A-Za-z0-9_]+|file:.+)$"]) { value, collector in
            guard let text = value.string() else { return nil }
            if let reference = SecretReference(text.value) { return reference }
            collector.report(Messages.notAReference(key, text.range, shownAt: []))
            return nil
        }
    }
}

extension [Channel] {
    /// What stands behind each, by name.
    var kinds: [String: Channel.Kind] { Dictionary(map { ($0.name, $0.kind) }) { first, _ in first } }
}
