import Canonical
import Expressions
import Foundation
import Testing

/// A value in the suite's notation.
struct ConformanceValue: Decodable {
    let value: Value

    private enum Key: String, CodingKey {
        case t, v, s, n, type
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let kind = try container.decode(String.self, forKey: .t)
        func text() throws -> String { try container.decode(String.self, forKey: .v) }
        switch kind {
        case "null": value = .null
        case "bool": value = .bool(try container.decode(Bool.self, forKey: .v))
        case "int": value = .int(try #require(Int64(try text())))
        case "uint": value = .uint(try #require(UInt64(try text())))
        case "double": value = .double(try #require(Double(try text())))
        case "string": value = .string(try text())
        case "bytes": value = .bytes([UInt8](try #require(Data(base64Encoded: try text()))))
        case "list": value = .list(try container.decode([ConformanceValue].self, forKey: .v).map { $0.value })
        case "map":
            let pairs = try container.decode([[ConformanceValue]].self, forKey: .v)
            value = .map(MapValue(pairs.map { ($0[0].value, $0[1].value) }))
        case "timestamp", "duration": value = try Self.time(kind, container)
        case "type": value = .type(ConformanceType.named(try text()))
        default: value = .string("not supported: \(kind)")
        }
    }

    private static func time(_ kind: String, _ container: KeyedDecodingContainer<Key>) throws -> Value {
        let seconds = try #require(Int64(try container.decode(String.self, forKey: .s)))
        let nanoseconds = try container.decode(Int64.self, forKey: .n)
        if kind == "duration" { return .duration(.seconds(seconds) + .nanoseconds(nanoseconds)) }
        return .timestamp(try #require(Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))))
    }
}
