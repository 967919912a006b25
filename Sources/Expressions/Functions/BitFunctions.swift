/// The math extension's functions on bits.
enum BitFunctions {
    static let functions: [StandardFunction] = [
        pair("bitAnd", { $0 & $1 }), pair("bitOr", { $0 | $1 }), pair("bitXor", { $0 ^ $1 }),
        StandardFunction(
            "math.bitNot", [Overload("math_bitNot_int_int", [.int], .int), Overload("math_bitNot_uint_uint", [.uint], .uint)]
        ) { value throws(Fault) in
            switch value {
            case .int(let number): .int(~number)
            case .uint(let number): .uint(~number)
            default: throw .noSuchOverload("math.bitNot", [value])
            }
        },
        // A shift by more than there are bits gives 0, which Swift's smart shifts do too.
        shift("bitShiftLeft") { $0 << $1 }, shift("bitShiftRight") { $0 >> $1 },
    ]

    private static func pair(_ name: String, _ apply: @escaping @Sendable (UInt64, UInt64) -> UInt64) -> StandardFunction {
        let overloads = [
            Overload("math_\(name)_int_int", [.int, .int], .int), Overload("math_\(name)_uint_uint", [.uint, .uint], .uint),
        ]
        return StandardFunction("math.\(name)", overloads) { left, right throws(Fault) in
            switch (left, right) {
            case (.int(let left), .int(let right)): .int(Int64(bitPattern: apply(UInt64(bitPattern: left), UInt64(bitPattern: right))))
            case (.uint(let left), .uint(let right)): .uint(apply(left, right))
            default: throw .noSuchOverload("math.\(name)", [left, right])
            }
        }
    }

    /// The sign is a bit like the others.
    private static func shift(_ name: String, _ apply: @escaping @Sendable (UInt64, Int64) -> UInt64) -> StandardFunction {
        let overloads = [
            Overload("math_\(name)_int_int", [.int, .int], .int), Overload("math_\(name)_uint_int", [.uint, .int], .uint),
        ]
        return StandardFunction("math.\(name)", overloads) { number, count throws(Fault) in
            guard case .int(let count) = count else { throw .noSuchOverload("math.\(name)", [number, count]) }
            guard count >= 0 else { throw .badArgument(Messages.negativeShift) }
            switch number {
            case .int(let number): return .int(Int64(bitPattern: apply(UInt64(bitPattern: number), count)))
            case .uint(let number): return .uint(apply(number, count))
            default: throw .noSuchOverload("math.\(name)", [number, .int(count)])
            }
        }
    }
}
