public import Canonical
public import Expressions

extension InputValue {
    /// The value as a service is sent it.
    public var wireJSON: JSONValue {
        switch self {
        case .double(let number): .number(number)
        case .list(let items): .array(items.map(\.wireJSON))
        case .text, .int, .bool, .duration, .timestamp: json
        }
    }
}

extension RuleStep.TextInput {
    /// The earlier steps that the text asks about, by id.
    public var stepsRead: Set<String> { expressions.map(\.stepsRead).reduce(into: []) { $0.formUnion($1) } }
}

extension ValueType {
    /// Whether a value of the right type for expressions is one of this type, which may be narrower.
    public func accepts(_ value: Value) -> Bool {
        switch (self, value) {
        case (.enumeration(let enumeration), .string(let text)): !enumeration.isExhaustive || enumeration.values.contains(text)
        case (.list(let element), .list(let items)): items.allSatisfy { element.accepts($0) }
        case (_, .string(let text)): isWellFormed(text)
        default: true
        }
    }

    /// What a text has to be, in words.
    public var shapeWords: String {
        switch self {
        case .enumeration(let enumeration): "one of \(enumeration.values.joined(separator: ", "))"
        case .list(let element): "a list of \(element.shapeWords)"
        default: hashLength.map { "\($0) hexadecimal digits" } ?? "such a value"
        }
    }
}
