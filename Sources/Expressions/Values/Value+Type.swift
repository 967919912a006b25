extension Value {
    /// The type at run time: lists and maps are of `dyn`, an enumeration's value is a string.
    public var type: CELType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .timestamp: .timestamp
        case .duration: .duration
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .object(let object): .object(object.type)
        case .type: .type(.dyn)
        case .optional: .optional(.dyn)
        }
    }
}
