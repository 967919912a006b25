extension CELType: CustomStringConvertible {
    /// The type as messages show it: `list(string)`, `Severity`, `string or null`.
    public var description: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .dyn: "dyn"
        case .error: "error"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let wrapped): "optional(\(wrapped))"
        case .type(let subject): "type(\(subject))"
        case .enumeration(let enumeration): enumeration.name
        case .object(let object): object.name
        case .nullable(let wrapped): "\(wrapped) or null"
        case .parameter(let name): name
        case .opaque(let name, let arguments):
            arguments.isEmpty ? name : "\(name)(\(arguments.map { $0.description }.joined(separator: ", ")))"
        }
    }

    /// The name that `type(x)` prints, as the CEL language definition gives it.
    public var runtimeName: String {
        switch self {
        case .null: "null_type"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        case .optional: "optional_type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .enumeration: "string"
        case .nullable(let wrapped): wrapped.runtimeName
        case .opaque(let name, _): name
        default: description
        }
    }
}
