import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks what a `call_service` gives to an operation of a service.
struct ServiceChecker {
    let compiler: ExpressionCompiler
    let context: CheckContext

    private var collector: DiagnosticCollector { context.collector }

    /// The step's action and its inputs; nil after a mistake, which has been reported.
    /// - Parameter action: what `call_service` is where it changes something.
    func call(_ entry: Mapping.Entry, _ action: any Action.Type) -> (action: any Action.Type, call: RuleStep.ServiceInput)? {
        guard !entry.value.isPlaceholder, var reader = MappingReader(entry.value, what: "`\(action.key)`", collector) else { return nil }
        let (service, name) = (reader.required("service").flatMap(literal), reader.required("operation").flatMap(literal))
        let given = reader.node(Parameter.with)
        reader.finish()
        guard let service, let name, let operation = operation(name, of: service) else { return nil }
        let values = values(given, operation, entry)
        guard let values, let kind = operation.kind else { return nil }
        let undo = operation.undo.flatMap { undo in
            context.project.services.first { $0.name == service.value }?.operations.first { $0.name == undo.value }?.kind
        }
        return (kind.writes ? action : ReadService.self, RuleStep.ServiceInput(operation: kind, undo: undo, values: values))
    }

    private func literal(_ node: Node) -> Spanned<String>? {
        guard let scalar = node.scalar, !node.isPlaceholder else {
            if !node.isPlaceholder { collector.report(Messages.wantsText("service", node)) }
            return nil
        }
        return Spanned(scalar.text, at: node.range)
    }

    private func operation(_ name: Spanned<String>, of service: Spanned<String>) -> Service.Operation? {
        let services = context.project.services
        guard let declared = services.first(where: { $0.name == service.value }) else {
            collector.report(Messages.unknownService(service, known: services.map(\.name)))
            return nil
        }
        let known = declared.operations.map(\.name)
        guard let operation = declared.operations.first(where: { $0.name == name.value }) else {
            collector.report(Messages.unknownOperation(name, known: known))
            return nil
        }
        return operation
    }

    // MARK: Inputs

    private func values(_ node: Node?, _ operation: Service.Operation, _ entry: Mapping.Entry) -> [String: RuleStep.ServiceInput.Given]? {
        var given: [(name: Spanned<String>, value: Node)] = []
        if let node, !node.isNull {
            guard let mapping = MappingReader(node, what: "`with`", collector)?.mapping else { return nil }
            given = mapping.entries.map { ($0.key, $0.value) }
        }
        let known = operation.inputs.map(\.name)
        let names = Set(given.map(\.name.value))
        var isWhole = true
        for (name, _) in given where !known.contains(name.value) {
            let guess = Spelling.nearest(to: name.value, among: known.filter { !names.contains($0) })
            collector.report(Messages.unknownCallInput(name, of: operation.name, known: known, guess: guess, isNeeded: false))
            isWhole = false
        }
        for name in known where !names.contains(name) {
            collector.report(Messages.missingServiceInput(name, operation.name, entry.key.range))
            isWhole = false
        }
        let checker = CallChecker(compiler: compiler, context: context)
        var values: [String: RuleStep.ServiceInput.Given] = [:]
        for (name, node) in given {
            guard let type = operation.inputs.first(where: { $0.name == name.value })?.type else { continue }
            guard let value = checker.value(name.value, node, type) else {
                isWhole = false
                continue
            }
            values[name.value] = .init(value: value, type: type)
        }
        return isWhole ? values : nil
    }
}
