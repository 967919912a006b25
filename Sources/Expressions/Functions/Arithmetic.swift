import Canonical

/// `+ - * / %` and the sign. Integers that overflow are faults.
enum Arithmetic {
    static let functions: [StandardFunction] = [
        StandardFunction("_+_", addOverloads, binary: add),
        StandardFunction("_-_", subtractOverloads, binary: subtract),
        StandardFunction("_*_", numeric("multiply"), binary: multiply),
        StandardFunction("_/_", numeric("divide"), binary: divide),
        StandardFunction("_%_", Array(numeric("modulo").prefix(2)), binary: modulo),
        StandardFunction(
            "-_", [Overload("negate_int64", [.int], .int), Overload("negate_double", [.double], .double)],
            unary: negate),
    ]

    private static func numeric(_ name: String) -> [Overload] {
        [
            Overload("\(name)_int64", [.int, .int], .int), Overload("\(name)_uint64", [.uint, .uint], .uint),
            Overload("\(name)_double", [.double, .double], .double),
        ]
    }

    private static let addOverloads =
        numeric("add") + [
            Overload("add_string", [.string, .string], .string), Overload("add_bytes", [.bytes, .bytes], .bytes),
            Overload("add_list", [StandardFunction.list, StandardFunction.list], StandardFunction.list),
            Overload("add_timestamp_duration", [.timestamp, .duration], .timestamp),
            Overload("add_duration_timestamp", [.duration, .timestamp], .timestamp),
            Overload("add_duration_duration", [.duration, .duration], .duration),
        ]

    private static let subtractOverloads =
        numeric("subtract") + [
            Overload("subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration),
            Overload("subtract_timestamp_duration", [.timestamp, .duration], .timestamp),
            Overload("subtract_duration_duration", [.duration, .duration], .duration),
        ]

    static func add(_ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.addingReportingOverflow(right), "+"))
        case (.uint(let left), .uint(let right)): .uint(try checked(left.addingReportingOverflow(right), "+"))
        case (.double(let left), .double(let right)): .double(left + right)
        case (.string(let left), .string(let right)): .string(left + right)
        case (.bytes(let left), .bytes(let right)): .bytes(left + right)
        case (.list(let left), .list(let right)): .list(left + right)
        case (.timestamp(let instant), .duration(let duration)), (.duration(let duration), .timestamp(let instant)):
            .timestamp(try TimeFunctions.adding(duration, to: instant, "+"))
        case (.duration(let left), .duration(let right)): .duration(try TimeFunctions.checked(left + right, "+"))
        default: throw .noSuchOverload("_+_", [left, right])
        }
    }

    static func subtract(_ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.subtractingReportingOverflow(right), "-"))
        case (.uint(let left), .uint(let right)): .uint(try checked(left.subtractingReportingOverflow(right), "-"))
        case (.double(let left), .double(let right)): .double(left - right)
        case (.timestamp(let left), .timestamp(let right)): .duration(try TimeFunctions.checked(left - right, "-"))
        case (.timestamp(let instant), .duration(let duration)):
            .timestamp(try TimeFunctions.adding(.zero - duration, to: instant, "-"))
        case (.duration(let left), .duration(let right)): .duration(try TimeFunctions.checked(left - right, "-"))
        default: throw .noSuchOverload("_-_", [left, right])
        }
    }

    static func multiply(_ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.multipliedReportingOverflow(by: right), "*"))
        case (.uint(let left), .uint(let right)): .uint(try checked(left.multipliedReportingOverflow(by: right), "*"))
        case (.double(let left), .double(let right)): .double(left * right)
        default: throw .noSuchOverload("_*_", [left, right])
        }
    }

    static func divide(_ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)): throw .divisionByZero
        case (.int(let left), .int(let right)): .int(try checked(left.dividedReportingOverflow(by: right), "/"))
        case (.uint(let left), .uint(let right)): .uint(left / right)
        case (.double(let left), .double(let right)): .double(left / right)
        default: throw .noSuchOverload("_/_", [left, right])
        }
    }

    static func modulo(_ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)): throw .divisionByZero
        case (.int(let left), .int(let right)): .int(try checked(left.remainderReportingOverflow(dividingBy: right), "%"))
        case (.uint(let left), .uint(let right)): .uint(left % right)
        default: throw .noSuchOverload("_%_", [left, right])
        }
    }

    static func negate(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(let number): .int(try checked(Int64(0).subtractingReportingOverflow(number), "-"))
        case .double(let number): .double(-number)
        default: throw .noSuchOverload("-_", [value])
        }
    }

    private static func checked<Number>(
        _ result: (partialValue: Number, overflow: Bool), _ symbol: String
    ) throws(Fault) -> Number {
        guard !result.overflow else { throw .overflow(symbol) }
        return result.partialValue
    }
}
