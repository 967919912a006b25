/// A function of the language: its signatures, and one implementation that looks at the values it gets.
struct StandardFunction: Sendable {
    enum Implementation: Sendable {
        case unary(@Sendable (Value) throws(Fault) -> Value)
        case binary(@Sendable (Value, Value) throws(Fault) -> Value)
        case variadic(@Sendable ([Value]) throws(Fault) -> Value)
    }

    let name: String
    let overloads: [Overload]
    let implementation: Implementation

    init(_ name: String, _ overloads: [Overload], unary: @escaping @Sendable (Value) throws(Fault) -> Value) {
        self.name = name
        self.overloads = overloads
        self.implementation = .unary(unary)
    }

    init(_ name: String, _ overloads: [Overload], binary: @escaping @Sendable (Value, Value) throws(Fault) -> Value) {
        self.name = name
        self.overloads = overloads
        self.implementation = .binary(binary)
    }

    init(_ name: String, _ overloads: [Overload], variadic: @escaping @Sendable ([Value]) throws(Fault) -> Value) {
        self.name = name
        self.overloads = overloads
        self.implementation = .variadic(variadic)
    }

    /// The type parameter of generic signatures.
    static let element = CELType.parameter("T")
    static let list = CELType.list(element)
    static let anyMap = CELType.map(.parameter("K"), .parameter("V"))
}
