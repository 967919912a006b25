/// All functions and operators by name.
enum StandardLibrary {
    static let functions: [String: StandardFunction] = {
        let all =
            Arithmetic.functions + Comparison.functions + Logic.functions + Indexing.functions
            + StringFunctions.functions + StringEditing.functions + ListFunctions.functions + Conversions.functions
            + TimeFunctions.functions + OptionalFunctions.functions + RegularExpressions.functions + MathFunctions.functions
            + Encoders.functions + NetworkFunctions.functions
        return Dictionary(all.map { ($0.name, $0) }) { _, _ in
            preconditionFailure("A function is declared twice.")
        }
    }()

    /// Names that stand for types.
    static let typeNames: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
        "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp,
        "google.protobuf.Duration": .duration, "net.IP": NetworkFunctions.ip, "net.CIDR": NetworkFunctions.cidr,
    ]
}
