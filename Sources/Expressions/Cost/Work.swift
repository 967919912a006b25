/// What steps are paid for, at run time and in estimates: one for an element that a macro visits, and for the values that
/// functions read and make one for so many elements or bytes.
enum Work {
    static let elementsPerStep = 4
    static let bytesPerStep = 64

    /// For reading or making a value.
    static func steps(_ value: Value) -> Int {
        switch value {
        case .string(let text): text.utf8.count / bytesPerStep
        case .bytes(let bytes): bytes.count / bytesPerStep
        case .list(let elements): elements.count / elementsPerStep
        case .map(let map): map.count / elementsPerStep
        case .optional(.some(let wrapped)): steps(wrapped)
        default: 0
        }
    }

    /// Functions whose time does not grow with their arguments.
    static let constantTime: Set<String> = [
        "_[_]", "_[?_]", "size", "type", "dyn", "first", "last", "optional.of", "optional.none", "hasValue", "value", "or",
        "orValue",
    ]
}
