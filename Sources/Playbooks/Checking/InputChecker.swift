import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks what a step gives to its action.
struct InputChecker {
    let action: any Action.Type
    let compiler: ExpressionCompiler

    var collector: DiagnosticCollector { compiler.collector }

    /// The inputs by parameter name; mistakes are reported and left out.
    func inputs(_ source: Mapping.Entry) -> [String: RuleStep.Input] {
        // What it stood for has been reported.
        if source.value.isPlaceholder { return [:] }
        // A step without any parameter may leave its value out: `collect_investigation_package:`.
        if source.value.isNull {
            reportMissing(source)
            return [:]
        }
        guard var reader = MappingReader(source.value, what: "`\(action.key)`", collector) else { return [:] }
        var inputs: [String: RuleStep.Input] = [:]
        for parameter in action.parameters {
            let node = parameter.isRequired ? reader.required(parameter.name) : reader.node(parameter.name)
            inputs[parameter.name] = node.flatMap { input(parameter, $0) }
        }
        reader.finish()
        objectTo(Self.keys(of: source), source)
        return inputs
    }

    /// The parameters that a step writes, whatever is right about them.
    static func keys(of source: Mapping.Entry) -> Set<String> {
        guard case .mapping(let mapping) = source.value.content else { return [] }
        return Set(mapping.entries.map(\.key.value))
    }

    private func reportMissing(_ source: Mapping.Entry) {
        for parameter in action.parameters where parameter.isRequired {
            collector.report(Messages.missingInput(parameter.name, action.key, source.key.range))
        }
        objectTo([], source)
    }

    private func objectTo(_ keys: Set<String>, _ source: Mapping.Entry) {
        if let objection = action.objection(toKeys: keys) {
            collector.report(Messages.objection(objection, at: source.key.range))
        }
    }

    private func input(_ parameter: Parameter, _ node: Node) -> RuleStep.Input? {
        switch parameter.kind {
        case .choice(let values): choice(parameter.name, values, node)
        case .text(let maximum): text(parameter.name, node, maximum: maximum).map { .text($0) }
        case .arguments(let maximum): text(parameter.name, node, maximum: maximum, sink: .arguments).map { .text($0) }
        case .texts(let maximum):
            isTemplate(node)
                ? wholeList(node) : texts(parameter.name, node, maximum: maximum).map { .texts($0) }
        case .flag: choice(parameter.name, ["true", "false"], node)
        case .shaped(let shape): shaped(parameter.name, shape, node).map { .text($0) }
        case .records(let forms):
            RecordChecker(name: parameter.name, forms: forms, inputs: self).records(node).map { .records($0) }
        case .query(let maximum): text(parameter.name, node, maximum: maximum, sink: .kql).map { .text($0) }
        // The planner is given one call in their place (`ServiceChecker`).
        case .name, .values: nil
        case .columns: ColumnChecker(collector: collector).columns(node).map { .columns($0) }
        }
    }

    /// The input of a parameter inside a record.
    func recordInput(_ parameter: Parameter, _ node: Node) -> RuleStep.TextInput? {
        guard case .text(let text)? = input(parameter, node) else { return nil }
        return text
    }

    private func shaped(_ name: String, _ shape: TextShape, _ node: Node) -> RuleStep.TextInput? {
        guard let input = text(name, node, maximum: .max) else { return nil }
        guard let scalar = node.scalar, input.expressions.isEmpty || shape.isLiteral, !shape.accepts(scalar.text) else {
            return input
        }
        collector.report(Messages.wantsShape(name, shape.words, node))
        return nil
    }

    /// One `${…}` of an enumeration whose values are all choices.
    private func computedChoice(_ name: String, _ values: [String], _ source: Embedded) -> RuleStep.Input? {
        guard let text = compiler.template(source, expecting: .string) else { return nil }
        guard case .enumeration(let enumeration) = text.template.type, Set(enumeration.values).isSubset(of: values) else {
            collector.report(Messages.notAChoice(name, source.text, values, source.range))
            return nil
        }
        return .text(text)
    }

    private func isTemplate(_ node: Node) -> Bool { node.scalar.map { Template.hasExpression($0.text) } ?? false }

    /// One `${…}` in the place of a list keeps its type.
    private func wholeList(_ node: Node) -> RuleStep.Input? {
        guard let scalar = node.scalar else { return nil }
        return compiler.template(Embedded(scalar, at: node.range), expecting: .list(.string)).map { .list($0) }
    }

    private func choice(_ name: String, _ values: [String], _ node: Node) -> RuleStep.Input? {
        guard let scalar = scalar(name, node) else { return nil }
        if Template.hasExpression(scalar.text) { return computedChoice(name, values, Embedded(scalar, at: node.range)) }
        guard values.contains(scalar.text) else {
            collector.report(Messages.notAChoice(name, scalar.text, values, node.range))
            return nil
        }
        return .choice(scalar.text)
    }

    private func text(_ name: String, _ node: Node, maximum: Int, sink: Sink = .text) -> RuleStep.TextInput? {
        guard let scalar = scalar(name, node), let input = compiler.template(Embedded(scalar, at: node.range), sink: sink) else {
            return nil
        }
        guard Messages.fits(scalar.text, maximum: maximum), !scalar.text.isEmpty else {
            collector.report(Messages.textLength(name, maximum: maximum, node.range))
            return nil
        }
        return input
    }

    private func texts(_ name: String, _ node: Node, maximum: Int) -> [RuleStep.TextInput]? {
        guard case .sequence(let items) = node.content, !items.isEmpty else {
            collector.report(Messages.wantsTexts(name, node))
            return nil
        }
        let texts = items.compactMap { text(name, $0, maximum: maximum) }
        return texts.count == items.count ? texts : nil
    }

    private func scalar(_ name: String, _ node: Node) -> Scalar? {
        guard case .scalar(let scalar) = node.content, scalar.resolved != .null else {
            collector.report(Messages.wantsText(name, node))
            return nil
        }
        return scalar
    }
}
