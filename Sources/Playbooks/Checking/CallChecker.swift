import Diagnostics
import Expressions
import YAMLSyntax

/// Checks what a `call` gives to the playbook that it runs.
struct CallChecker {
    let compiler: ExpressionCompiler
    let context: CheckContext

    private var collector: DiagnosticCollector { context.collector }

    func work(_ call: ControlStep.Call) -> RuleStep.Work? {
        guard let signature = context.callable[call.playbook.value] else {
            collector.report(Messages.unknownPlaybook(call.playbook, known: context.callable.keys.sorted()))
            return nil
        }
        guard let inputs = signature else {
            let callable = context.callable.filter { $0.value != nil }.keys.sorted()
            collector.report(Messages.notCallable(call.playbook, callable: callable))
            return nil
        }
        let names = Set(call.inputs.map(\.name.value))
        let isWhole = reportNames(of: call, names, inputs)
        var given: [String: RuleStep.CallInput] = [:]
        for (name, value) in call.inputs {
            guard let type = inputs.first(where: { $0.name.value == name.value })?.type else { continue }
            given[name.value] = self.value(name.value, value, type)
        }
        return given.count == names.count && isWhole ? .call(playbook: call.playbook.value, inputs: given) : nil
    }

    /// Reports inputs that are not declared and those that are missing; a misspelt one that is needed is one mistake.
    private func reportNames(of call: ControlStep.Call, _ names: Set<String>, _ inputs: [ManualInputSource]) -> Bool {
        let absent = inputs.filter { !names.contains($0.name.value) }
        let missing = absent.filter { $0.fallback == nil }
        let known = inputs.map(\.name.value)
        var guesses: Set<String> = []
        for (name, _) in call.inputs where !known.contains(name.value) {
            let guess = Spelling.nearest(to: name.value, among: absent.map(\.name.value))
            if let guess { guesses.insert(guess) }
            let isNeeded = missing.contains { $0.name.value == guess }
            collector.report(
                Messages.unknownCallInput(name, of: call.playbook.value, known: known, guess: guess, isNeeded: isNeeded))
        }
        for input in missing where !guesses.contains(input.name.value) {
            collector.report(Messages.missingCallInput(input.name, call.playbook))
        }
        return missing.isEmpty
    }

    /// An entity is an expression, or `${…}`, which keeps its type; anything else is a value, in which `${…}` may stand.
    func value(_ name: String, _ node: Node, _ type: ValueType) -> RuleStep.CallInput? {
        let reader = ValueReader(node, name: "`\(name)`", collector)
        guard let scalar = node.scalar, !node.isPlaceholder else {
            return InputValue(reader, type, collector).map { .value($0) }
        }
        let text = Embedded(scalar, at: node.range)
        let isTemplate = Template.hasExpression(text.text)
        if case .entity(let kind) = type, !isTemplate { return entity(name, kind, text) }
        guard isTemplate else { return InputValue(reader, type, collector).map { .value($0) } }
        guard let template = compiler.template(text, expecting: type.celType) else { return nil }
        let isText = type.celType == .string
        if !template.template.isSingleExpression, !isText {
            collector.report(Messages.textForType(name, type.celType.description, node.range))
            return nil
        }
        return .text(template)
    }

    private func entity(_ name: String, _ kind: EntityKind, _ source: Embedded) -> RuleStep.CallInput? {
        let object = CELType.object(Vocabulary.type(of: kind))
        guard let condition = compiler.expression(source) else { return nil }
        switch condition.checked.type {
        case object, .string, .dyn: return .expression(condition)
        case .int where kind == .incident: return .expression(condition)
        case .error: return nil
        case let other:
            collector.report(Messages.notTheEntity(name, kind.rawValue, other.description, source.range))
            return nil
        }
    }
}

extension Template {
    /// Whether `${` stands in a text and is not escaped as `$${`.
    static func hasExpression(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{") { return true }
            let isEscape = index + 2 < bytes.count && bytes[index...index + 2].elementsEqual("$${".utf8)
            index += isEscape ? 3 : 1
        }
        return false
    }
}
