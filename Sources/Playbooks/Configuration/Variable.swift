import Canonical
public import Diagnostics
import Expressions
import YAMLSyntax

/// A value of `vars`; its type is that of what is written.
public struct Variable: Sendable {
    public let name: String
    public let type: ValueType
    public let value: InputValue
    public let range: SourceRange

    static let form: Form<[Variable]> = Form<[Named<Node>]>.names("`vars`", Form<Node>(schemaOfValue) { value, _ in value.node })
        .map { entries, _, collector in entries.compactMap { variable($0, collector) } }

    private static let schemaOfValue: JSONObject = ["type": ["string", "number", "boolean", "array"]]

    private static func variable(_ entry: Named<Node>, _ collector: DiagnosticCollector) -> Variable? {
        if let mistake = Identifier.mistake(in: entry.name) { collector.report(mistake) }
        guard let (type, value) = read(entry.value, collector) else { return nil }
        return Variable(name: entry.name.value, type: type, value: value, range: entry.name.range)
    }

    private static func read(_ node: Node, _ collector: DiagnosticCollector) -> (ValueType, InputValue)? {
        if node.isPlaceholder { return nil }
        if let scalar = node.scalar {
            switch scalar.resolved {
            case .bool(let value): return (.bool, .bool(value))
            case .integer(let value): return (.int, .int(value))
            case .float(let value): return (.double, .double(value))
            case .string: return (.string, .text(scalar.text))
            case .null: break
            }
        }
        if let items = node.sequence, !items.isEmpty {
            let values = items.compactMap { read($0, collector) }
            guard values.count == items.count else { return nil }
            if Set(values.map(\.0)).count == 1 { return (.list(values[0].0), .list(values.map(\.1))) }
        }
        collector.report(Messages.notAVariable(node.range))
        return nil
    }
}
