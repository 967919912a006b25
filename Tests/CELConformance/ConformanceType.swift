import Expressions

/// A type in the suite's notation: a text, or a list of a text and its parts.
struct ConformanceType: Decodable, Sendable {
    let type: CELType

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            type = Self.plain[name] ?? .opaque(name, [])
            return
        }
        var parts = try decoder.unkeyedContainer()
        let kind = try parts.decode(String.self)
        let name = ["message", "param", "abstract", "wrapper"].contains(kind) ? try parts.decode(String.self) : ""
        var inner: [CELType] = []
        while !parts.isAtEnd {
            inner.append(try parts.decodeNil() ? .dyn : try parts.decode(ConformanceType.self).type)
        }
        type = Self.composed(kind, name, inner)
    }

    private static let plain: [String: CELType] = [
        "dyn": .dyn, "null": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
        "bytes": .bytes, "timestamp": .timestamp, "duration": .duration, "any": .dyn, "error": .error,
    ]

    private static func composed(_ kind: String, _ name: String, _ inner: [CELType]) -> CELType {
        switch (kind, inner.count) {
        case ("list", 1): .list(inner[0])
        case ("map", 2): .map(inner[0], inner[1])
        case ("type", _): .type(inner.first ?? .dyn)
        case ("param", _): .parameter(name)
        case ("wrapper", _): .nullable(plain[name] ?? .dyn)
        case ("abstract", 1) where name == "optional_type": .optional(inner[0])
        default: .opaque(name, inner)
        }
    }

    /// A type value by the name that `type(x)` prints.
    static func named(_ name: String) -> CELType {
        switch name {
        case "list": .list(.dyn)
        case "map": .map(.dyn, .dyn)
        case "null_type": .null
        case "type": .type(.dyn)
        case "optional_type": .optional(.dyn)
        case "google.protobuf.Timestamp": .timestamp
        case "google.protobuf.Duration": .duration
        default: plain[name] ?? .opaque(name, [])
        }
    }
}
