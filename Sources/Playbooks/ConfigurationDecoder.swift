public import Diagnostics
import YAMLSyntax

/// Reads cordon.yaml.
public struct ConfigurationDecoder {
    private let collector: DiagnosticCollector
    private let policies: PolicyDecoder

    public init(actions: [String], into collector: DiagnosticCollector) {
        self.collector = collector
        policies = PolicyDecoder(actions: actions, collector: collector)
    }

    /// The configuration, or nil after its mistakes have been reported.
    public func configuration(_ file: SourceFile) -> Configuration? {
        let documents = YAMLParser.parse(file, into: collector)
        guard let document = documents.first else {
            if !collector.hasErrors { collector.report(Messages.noTenants(file.range(0..<0))) }
            return nil
        }
        guard documents.count == 1 else {
            collector.report(Messages.severalDocuments(documents[1].range))
            return nil
        }
        guard var reader = MappingReader(document, what: "cordon.yaml", collector) else { return nil }
        let playbooks = reader.string("playbooks")?.value
        let ledger = reader.string("state").flatMap { self.ledger($0) }
        let audit = reader.mapping("audit", what: "`audit`").map { self.audit($0) }
        let tenants = reader.value("tenants", required: true).flatMap { self.tenants($0) }
        let policy = policies.policy(reader.node("policy"))
        reader.finish()
        guard let tenants, !collector.hasErrors else { return nil }
        return Configuration(
            playbooks: playbooks ?? "playbooks", ledger: ledger ?? ".cordon/state.db",
            auditLog: audit?.file ?? ".cordon/audit.jsonl", auditKey: audit?.key ?? ".cordon/audit.key",
            tenants: tenants, policy: policy)
    }

    /// The policy where there is no cordon.yaml.
    public func builtInPolicy() -> Policy { policies.policy(nil) }

    // MARK: Parts

    private func ledger(_ text: Spanned<String>) -> String? {
        guard let path = SecretReference.rest(of: text.value, after: "sqlite:") else {
            collector.report(Messages.notSQLite(text.range))
            return nil
        }
        return path
    }

    private func audit(_ reader: MappingReader) -> (file: String?, key: String?) {
        var reader = reader
        let file = reader.string("file")?.value
        let key = reader.string("key").flatMap { key -> String? in
            guard case .file(let path) = SecretReference(key.value) else {
                collector.report(Messages.notAKeyFile(key.range))
                return nil
            }
            return path
        }
        reader.finish()
        return (file, key)
    }

    private func tenants(_ value: ValueReader) -> [Configuration.Tenant]? {
        guard let nodes = value.list() else { return nil }
        if nodes.isEmpty { collector.report(Messages.noTenants(value.node.range)) }
        var names: [String: SourceRange] = [:]
        return nodes.compactMap { tenant(value.item($0), &names) }
    }

    private func tenant(_ value: ValueReader, _ names: inout [String: SourceRange]) -> Configuration.Tenant? {
        guard var reader = value.mapping(what: "a tenant") else { return nil }
        let name = reader.string("name", required: true)
        let id = identifier(&reader, "tenantId")
        let client = identifier(&reader, "clientId")
        let secret = reader.value("credential", required: true).flatMap { self.secret($0, in: reader) }
        // The other clouds have hosts of their own, which this version does not know: naming one is an error, not a guess.
        _ = reader.enumeration("cloud", among: ["commercial"])
        let endpoints = reader.mapping("endpoints", what: "`endpoints`").map { self.endpoints($0) }
        reader.finish()
        guard let name else { return nil }
        if let other = names[name.value] { collector.report(Messages.duplicateTenant(name, other)) }
        names[name.value] = name.range
        guard let id, let client, let secret else { return nil }
        return Configuration.Tenant(
            name: name.value, id: id, clientID: client, secret: secret, api: endpoints?.api, login: endpoints?.login,
            graph: endpoints?.graph, range: value.node.range)
    }

    private func identifier(_ reader: inout MappingReader, _ key: String) -> String? {
        guard let text = reader.string(key, required: true) else { return nil }
        guard GUIDText.isGUID(text.value) else {
            collector.report(Messages.notAGUID(key, text.range))
            return nil
        }
        return text.value.lowercased()
    }

    private func secret(_ value: ValueReader, in tenant: MappingReader) -> SecretReference? {
        if let scalar = value.node.scalar, scalar.resolved != .null {
            collector.report(Messages.notAReference("credential", value.node.range, shownAt: [tenant.blame]))
            return nil
        }
        guard var reader = value.mapping(what: "a credential") else { return nil }
        let text = reader.string("secret", required: true)
        reader.finish()
        guard let text else { return nil }
        guard let reference = SecretReference(text.value) else {
            collector.report(Messages.notAReference("secret", text.range, shownAt: [reader.blame, tenant.blame]))
            return nil
        }
        return reference
    }

    private func endpoints(_ reader: MappingReader) -> (api: String?, login: String?, graph: String?) {
        var reader = reader
        let api = origin(&reader, "api")
        let login = origin(&reader, "login")
        let graph = origin(&reader, "graph")
        reader.finish()
        return (api, login, graph)
    }

    private func origin(_ reader: inout MappingReader, _ key: String) -> String? {
        guard let text = reader.string(key) else { return nil }
        guard let origin = OriginText.normalized(text.value) else {
            collector.report(Messages.notAnEndpoint(key, text.range))
            return nil
        }
        return origin
    }
}
