public import Canonical
import Diagnostics
import Expressions
import YAMLSyntax

/// A value of a `ValueType` that was written down: entities stand by their ids.
public indirect enum InputValue: Hashable, Sendable {
    case text(String)
    case int(Int64)
    case bool(Bool)
    case double(Double)
    case duration(Duration)
    case timestamp(Timestamp)
    case list([InputValue])

    /// The node's value; nil after a mistake, which has been reported.
    init?(_ value: ValueReader, _ type: ValueType, _ collector: DiagnosticCollector) {
        guard let read = Self.read(value, type, collector) else { return nil }
        self = read
    }

    private static func read(_ value: ValueReader, _ type: ValueType, _ collector: DiagnosticCollector) -> InputValue? {
        switch type {
        case .string, .url, .entity: return value.string().map { .text($0.value) }
        case .int: return value.integer().map { .int($0.value) }
        case .bool: return value.bool().map { .bool($0.value) }
        case .double: return value.number().map { .double($0.value) }
        case .duration: return value.duration().map { .duration($0.value) }
        case .timestamp: return value.timestamp().map { .timestamp($0.value) }
        case .enumeration(let enumeration): return value.enumeration(among: enumeration.values).map { .text($0.value) }
        case .list(let element):
            guard let items = value.list() else { return nil }
            return .list(items.compactMap { InputValue(value.item($0), element, collector) })
        case .md5, .sha1, .sha256:
            guard let text = value.string() else { return nil }
            if type.isWellFormed(text.value) { return .text(text.value.lowercased()) }
            collector.report(Messages.notAHash(text, type))
            return nil
        }
    }
}

extension ValueType {
    /// How many hexadecimal digits a hash has; nil for other types.
    var hashLength: Int? {
        switch self {
        case .md5: 32
        case .sha1: 40
        case .sha256: 64
        default: nil
        }
    }

    /// Whether a text can be a value of a type whose values are texts.
    func isWellFormed(_ text: String) -> Bool {
        guard let length = hashLength else { return true }
        return text.utf8.count == length && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
    }
}
