import ActionKit
import DefenderAPI
import Diagnostics
import Expressions

extension Service {
    /// The names that every `steps.ID` has already.
    private static let taken: Set<String> = ["outcome", "undone", "already", "item", "items"]

    /// Makes of every operation what requests are made of, and reports what cannot be sent or read.
    func checked(_ collector: DiagnosticCollector) -> Service {
        let operations = operations.map { operation -> Operation in
            for output in operation.outputs where Self.taken.contains(output.name) {
                collector.report(Messages.outputTaken(output.name, operation.path.range))
            }
            for field in operation.inputs + operation.outputs where field.type.wire == nil {
                collector.report(Messages.notForAService(field.name, operation.path.range))
            }
            var operation = operation
            operation.kind = path(of: operation, collector).flatMap { kind(operation, $0) }
            return operation
        }
        for operation in operations { checkUndo(of: operation, among: operations, collector) }
        return Service(name: name, url: url, authorization: authorization, operations: operations)
    }

    private func kind(_ operation: Operation, _ path: [ServiceOperation.PathPart]) -> ServiceOperation? {
        let outputs = operation.outputs.compactMap { output in output.type.wire.map { ServiceField(output.name, $0) } }
        guard outputs.count == operation.outputs.count else { return nil }
        return ServiceOperation(
            service: name, name: operation.name, origin: url, method: operation.method, path: path,
            writes: operation.effect == .writes, inputs: operation.inputs.map(\.name), outputs: outputs)
    }

    private func path(of operation: Operation, _ collector: DiagnosticCollector) -> [ServiceOperation.PathPart]? {
        let type = ObjectType(name: "inputs", fields: operation.inputs.map { ObjectField($0.name, $0.type.celType) })
        let scope = Scope([.inputs], .none, types: [.inputs: .object(type)])
        let compiler = ExpressionCompiler(scope: scope, project: .none, collector: collector)
        guard let path = compiler.template(operation.path, sink: .path) else { return nil }
        let parts = path.template.parts.compactMap { part -> ServiceOperation.PathPart? in
            switch part {
            case .literal(let text): return .text(text)
            case .expression(let expression, _):
                guard case .field(let operand, _, let name) = expression.root.kind, case .variable = operand.kind else { return nil }
                return .input(name)
            }
        }
        guard case .text(let first)? = parts.first, first.hasPrefix("/"), parts.count == path.template.parts.count,
            parts.allSatisfy(\.isClean)
        else {
            collector.report(Messages.servicePath(operation.path.range))
            return nil
        }
        return parts
    }

    /// What takes an operation back finds its inputs among the outputs of that, then among its inputs.
    private func checkUndo(of operation: Operation, among operations: [Operation], _ collector: DiagnosticCollector) {
        guard let name = operation.undo, let undo = operations.first(where: { $0.name == name.value }) else { return }
        if operation.effect == .reads || undo.effect == .reads { collector.report(Messages.undoReads(name.range)) }
        for input in undo.inputs {
            let found = operation.outputs.first { $0.name == input.name } ?? operation.inputs.first { $0.name == input.name }
            if found?.type != input.type { collector.report(Messages.undoLacks(input.name, undo.name, operation.name, name.range)) }
        }
    }
}

extension ServiceOperation.PathPart {
    /// Whether it is part of a path as an address has it: nothing that ends one or cannot stand in one.
    fileprivate var isClean: Bool {
        guard case .text(let text) = self else { return true }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\") }
    }
}

extension ValueType {
    /// The type as JSON carries it; nil for what a service cannot be told or tell.
    var wire: FieldType? {
        switch self {
        case .string, .md5, .sha1, .sha256, .url, .enumeration: .string
        case .int: .integer
        case .bool: .boolean
        case .double: .double
        case .timestamp: .timestamp
        case .list(let element): element.isList ? nil : element.wire.map { .list($0) }
        case .duration, .entity: nil
        }
    }

    private var isList: Bool { if case .list = self { true } else { false } }
}
