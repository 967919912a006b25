import Canonical

/// `int(x)`, `string(x)` and so on. Nothing is converted unless an author asks.
enum Conversions {
    static let functions: [StandardFunction] = [
        function("bool", .bool, [.bool, .string], bool), function("int", .int, [.int, .uint, .double, .string, .timestamp], int),
        function("uint", .uint, [.uint, .int, .double, .string], uint),
        function("double", .double, [.double, .int, .uint, .string], double),
        function(
            "string", .string,
            [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, NetworkFunctions.ip, NetworkFunctions.cidr], string),
        function("bytes", .bytes, [.bytes, .string], bytes),
        function("timestamp", .timestamp, [.timestamp, .string, .int], timestamp),
        function("duration", .duration, [.duration, .string], duration),
    ]

    private static func function(
        _ name: String, _ result: CELType, _ parameters: [CELType],
        _ convert: @escaping @Sendable (Value) throws(Fault) -> Value
    ) -> StandardFunction {
        StandardFunction(name, parameters.map { Overload("\($0)_to_\(name)", [$0], result) }, unary: convert)
    }

    private static func bool(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .bool: return value
        case .string(let text):
            if ["1", "t", "true", "TRUE", "True"].contains(text) { return .bool(true) }
            if ["0", "f", "false", "FALSE", "False"].contains(text) { return .bool(false) }
            throw .conversion(value, .bool)
        default: throw .noSuchOverload("bool", [value])
        }
    }

    private static func int(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int: return value
        case .uint(let number):
            guard let result = Int64(exactly: number) else { throw .outOfRange(value, .int) }
            return .int(result)
        case .double(let number):
            // CEL leaves out both ends of the range: neither is sure to be what the author's digits meant.
            guard number > -0x1p63, number < 0x1p63 else { throw .outOfRange(value, .int) }
            return .int(Int64(number))
        case .string(let text):
            guard let result = Int64(text) else { throw .conversion(value, .int) }
            return .int(result)
        case .timestamp(let instant): return .int(instant.seconds)
        default: throw .noSuchOverload("int", [value])
        }
    }

    private static func uint(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .uint: return value
        case .int(let number):
            guard let result = UInt64(exactly: number) else { throw .outOfRange(value, .uint) }
            return .uint(result)
        case .double(let number):
            guard number >= 0, number < 0x1p64 else { throw .outOfRange(value, .uint) }
            return .uint(UInt64(number))
        case .string(let text):
            guard let result = UInt64(text) else { throw .conversion(value, .uint) }
            return .uint(result)
        default: throw .noSuchOverload("uint", [value])
        }
    }

    private static func double(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .double: return value
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            guard let result = Double(text) else { throw .conversion(value, .double) }
            return .double(result)
        default: throw .noSuchOverload("double", [value])
        }
    }

    private static func string(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .string: return value
        case .double(let number): return .string(DoubleText.format(number, plainDigits: 6))
        case .bool, .int, .uint, .timestamp: return .string(value.text)
        case .duration(let duration): return .string(TimeFunctions.secondsText(duration))
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .conversion(value, .string) }
            return .string(text)
        case .object(let object) where object is IPObject || object is NetworkObject: return .string(object.text)
        default: throw .noSuchOverload("string", [value])
        }
    }

    private static func bytes(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .bytes: return value
        case .string(let text): return .bytes(Array(text.utf8))
        default: throw .noSuchOverload("bytes", [value])
        }
    }

    private static func timestamp(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .timestamp: return value
        case .int(let seconds):
            guard let instant = Timestamp(seconds: seconds, nanoseconds: 0) else { throw .outOfRange(value, .timestamp) }
            return .timestamp(instant)
        case .string(let text):
            guard let instant = Timestamp(rfc3339: text) else { throw .conversion(value, .timestamp) }
            return .timestamp(instant)
        default: throw .noSuchOverload("timestamp", [value])
        }
    }

    private static func duration(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .duration: return value
        case .string(let text):
            guard let duration = DurationText.parse(text) else { throw .conversion(value, .duration) }
            return .duration(try TimeFunctions.checked(duration, "duration()"))
        default: throw .noSuchOverload("duration", [value])
        }
    }
}
