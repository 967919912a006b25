import Expressions

/// One spelling for equal expressions: what is not understood is the same unknown wherever it stands.
struct Spelling {
    private let path: (CheckedNode) -> String?
    private let name: (Int) -> String?

    /// - Parameters:
    ///   - path: the name of a path, nil for anything else.
    ///   - name: how a variable that stands for an expression is called. Its expression is not spelt out: names that use
    ///     each other twice would double the text with each.
    init(path: @escaping (CheckedNode) -> String?, name: @escaping (Int) -> String?) {
        self.path = path
        self.name = name
    }

    func text(_ node: CheckedNode) -> String {
        if let path = path(node) { return path }
        switch node.kind {
        case .constant(let value): return constant(value)
        case .variable(let slot): return name(slot) ?? "$\(slot)"
        case .local(let place, _): return "%\(place)"
        case .field(let operand, _, let name), .member(let operand, let name): return "\(text(operand)).\(name)"
        case .optionalMember(let operand, _, let name): return "\(text(operand)).?\(name)"
        case .presence(let operand, _, let name): return "has(\(text(operand)).\(name))"
        case .call(let call): return "\(call.function)(\(call.arguments.map(text).joined(separator: ",")))"
        case .list(let elements): return "[\(elements.map { ($0.isOptional ? "?" : "") + text($0.node) }.joined(separator: ","))]"
        case .map(let entries):
            return "{\(entries.map { "\($0.isOptional ? "?" : "")\(text($0.key)):\(text($0.value))" }.joined(separator: ","))}"
        case .comprehension(let macro):
            let filter = macro.filter.map { text($0) + "," } ?? ""
            return "\(text(macro.range)).\(macro.effect.rawValue)(\(macro.locals),\(filter)\(text(macro.body)))"
        case .binding(let local, _, let value, let body): return "bind(\(local),\(text(value)),\(text(body)))"
        case .invalid(let reason): return "invalid(\(reason))"
        }
    }

    /// Printing by reflection takes long, so it is left to what hardly stands in a condition.
    private func constant(_ value: Value) -> String {
        switch value {
        case .string(let text): "string \(text.utf8.count):\(text)"
        case .int(let number): "int \(number)"
        default: "\(value)"
        }
    }
}
