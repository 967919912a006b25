public import Canonical
import Diagnostics

extension Node {
    /// The same value as JSON. What JSON has no number for (`.inf`, `.nan`) is its text.
    public var json: JSONValue {
        switch content {
        case .sequence(let nodes): .array(nodes.map(\.json))
        case .mapping(let mapping): .object(JSONObject(mapping.entries.map { ($0.key.value, $0.value.json) }))
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: .null
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .float(let value): value.isFinite ? .number(value) : .string(scalar.text)
            case .string: .string(scalar.text)
            }
        }
    }
}
