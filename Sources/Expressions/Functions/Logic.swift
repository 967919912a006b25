/// `&& || ! ?:`. Only `!` is carried out here: the others decide which operands count, so they are program nodes.
enum Logic {
    static let functions: [StandardFunction] = [
        StandardFunction("_&&_", [Overload("logical_and", [.bool, .bool], .bool)], binary: isProgramNode),
        StandardFunction("_||_", [Overload("logical_or", [.bool, .bool], .bool)], binary: isProgramNode),
        StandardFunction("!_", [Overload("logical_not", [.bool], .bool)], unary: not),
        StandardFunction("type", [Overload("type", [StandardFunction.element], .type(StandardFunction.element))]) {
            value throws(Fault) in .type(value.type)
        },
        StandardFunction("dyn", [Overload("to_dyn", [StandardFunction.element], .dyn)]) { value throws(Fault) in value },
    ]

    static func not(_ value: Value) throws(Fault) -> Value {
        guard case .bool(let flag) = value else { throw .noSuchOverload("!_", [value]) }
        return .bool(!flag)
    }

    static func isProgramNode(_ left: Value, _ right: Value) throws(Fault) -> Value {
        preconditionFailure("Functions that choose among their operands are program nodes.")
    }
}
