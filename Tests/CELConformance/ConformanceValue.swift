import Canonical
import Expressions
import Foundation

/// A value in the suite's notation.
struct ConformanceValue: Decodable, Sendable {
    let value: Value

    private enum Key: String, CodingKey {
        case t, v, s, n
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let kind = try container.decode(String.self, forKey: .t)
        switch kind {
        case "null": value = .null
        case "bool": value = .bool(try container.decode(Bool.self, forKey: .v))
        case "list": value = .list(try container.decode([ConformanceValue].self, forKey: .v).map { $0.value })
        case "map":
            let pairs = try container.decode([[ConformanceValue]].self, forKey: .v)
            guard pairs.allSatisfy({ $0.count == 2 }) else { throw Self.broken(container) }
            value = .map(MapValue(pairs.map { ($0[0].value, $0[1].value) }))
        case "timestamp", "duration": value = try Self.time(kind, container)
        case "message", "enum": value = .string("not part of this language: \(kind)")
        default: value = try Self.scalar(kind, container)
        }
    }

    private static func scalar(_ kind: String, _ container: KeyedDecodingContainer<Key>) throws -> Value {
        let text = try container.decode(String.self, forKey: .v)
        let value: Value? =
            switch kind {
            case "int": Int64(text).map { .int($0) }
            case "uint": UInt64(text).map { .uint($0) }
            case "double": Double(text).map { .double($0) }
            case "string": .string(text)
            case "bytes": Data(base64Encoded: text).map { .bytes([UInt8]($0)) }
            case "type": .type(ConformanceType.named(text))
            default: nil
            }
        guard let value else { throw broken(container) }
        return value
    }

    private static func time(_ kind: String, _ container: KeyedDecodingContainer<Key>) throws -> Value {
        let seconds = Int64(try container.decode(String.self, forKey: .s))
        let nanoseconds = try container.decode(Int64.self, forKey: .n)
        guard let seconds else { throw broken(container) }
        if kind == "duration" { return .duration(.seconds(seconds) + .nanoseconds(nanoseconds)) }
        guard let instant = Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds)) else { throw broken(container) }
        return .timestamp(instant)
    }

    private static func broken(_ container: KeyedDecodingContainer<Key>) -> DecodingError {
        .dataCorrupted(.init(codingPath: container.codingPath, debugDescription: "no value in the suite's notation"))
    }
}
