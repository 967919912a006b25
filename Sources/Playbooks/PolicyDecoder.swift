import Diagnostics
import YAMLSyntax

/// Reads a policy.
struct PolicyDecoder {
    let actions: [String]
    let collector: DiagnosticCollector

    /// The policy of cordon.yaml's `policy` node; the built-in one without such a node.
    func policy(_ node: Node?) -> Policy {
        guard let node else { return builtIn() }
        if let scalar = node.scalar, scalar.text == "none" {
            return Policy(origin: .none, protections: [], limits: [])
        }
        guard node.mapping != nil else {
            collector.report(Messages.notAPolicy(node))
            return builtIn()
        }
        return rules(node, origin: .declared)
    }

    private func builtIn() -> Policy {
        guard let node = YAMLParser.parse(BuiltInPolicy.file, into: collector).first else {
            preconditionFailure("the built-in policy is no YAML")
        }
        return rules(node, origin: .builtIn)
    }

    private func rules(_ node: Node, origin: Policy.Origin) -> Policy {
        guard var reader = MappingReader(node, what: "a policy", collector) else {
            return Policy(origin: origin, protections: [], limits: [])
        }
        let protect = reader.value("protect").flatMap { value in value.list()?.compactMap { protection(value.item($0)) } }
        let limits = reader.value("limits").flatMap { value in value.list()?.compactMap { limit(value.item($0)) } }
        reader.finish()
        return Policy(origin: origin, protections: protect ?? [], limits: limits ?? [])
    }

    private func protection(_ value: ValueReader) -> Policy.Protection? {
        guard var reader = value.mapping(what: "a rule of `protect`") else { return nil }
        let name = reader.string("name", required: true)
        let place = reader.value("where", required: true)
        let deny = reader.value("deny", required: true).map { self.deny($0) }
        reader.finish()
        guard let name, let deny, let place, let scalar = place.scalar() else { return nil }
        let compiler = ExpressionCompiler(declarations: Scope.policy, collector: collector)
        guard let condition = compiler.condition(Embedded(scalar, at: place.node.range)) else { return nil }
        return Policy.Protection(name: name.value, condition: condition, deny: deny, range: value.node.range)
    }

    /// nil is `all`.
    private func deny(_ value: ValueReader) -> Set<String>? {
        if value.node.scalar?.text == "all" { return nil }
        guard value.node.sequence?.isEmpty == false else {
            collector.report(Messages.deniesNothing(value.node.range))
            return []
        }
        return known(value.strings() ?? [])
    }

    private func limit(_ value: ValueReader) -> Policy.Limit? {
        guard var reader = value.mapping(what: "a rule of `limits`") else { return nil }
        let actions = reader.value("actions", required: true)
        let maximum = reader.integer("max", in: 0...1_000_000, required: true)
        let window = reader.duration("per", required: true)
        reader.finish()
        guard let actions, let names = actions.strings(), let maximum, let window else { return nil }
        if names.isEmpty { collector.report(Messages.limitsNothing(actions.node.range)) }
        if window.value <= .zero { collector.report(Messages.limitNotPositive("per", window.range)) }
        return Policy.Limit(
            actions: known(names), maximum: Int(maximum.value), window: window.value, range: value.node.range)
    }

    private func known(_ names: [Spanned<String>]) -> Set<String> {
        for name in names where !actions.contains(name.value) {
            collector.report(Messages.unknownPolicyAction(name, known: actions))
        }
        return Set(names.map(\.value))
    }
}
