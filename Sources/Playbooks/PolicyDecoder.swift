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
            if !node.isPlaceholder { collector.report(Messages.notAPolicy(node)) }
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
        let compiler = ExpressionCompiler(declarations: Scope.policy, collector: collector)
        let condition = place.flatMap { place in
            place.scalar().flatMap { compiler.condition(Embedded($0, at: place.node.range)) }
        }
        guard let name, let deny, let condition else { return nil }
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
        let names = actions?.strings().map { known($0) }
        if let actions, names?.isEmpty == true { collector.report(Messages.limitsNothing(actions.node.range)) }
        if let window, window.value <= .zero { collector.report(Messages.limitNotPositive("per", window.range)) }
        guard let names, let maximum, let window else { return nil }
        return Policy.Limit(
            actions: names, maximum: Int(maximum.value), window: window.value, range: value.node.range)
    }

    private func known(_ names: [Spanned<String>]) -> Set<String> {
        for name in names where !actions.contains(name.value) {
            collector.report(Messages.unknownPolicyAction(name, known: actions))
        }
        return Set(names.map(\.value))
    }
}
