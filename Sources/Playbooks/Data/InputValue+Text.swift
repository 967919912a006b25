import Canonical
import Expressions

extension InputValue {
    /// Reads a value that is all text: a field of a CSV file, an input on a command line. Nil if it is none of the type.
    public init?(text: String, _ type: ValueType) {
        guard let value = Self.read(text, type) else { return nil }
        self = value
    }

    private static func read(_ text: String, _ type: ValueType) -> InputValue? {
        switch type {
        case .string, .url: return .text(text)
        case .entity: return text.isEmpty ? nil : .text(text)
        case .int: return Int64(text).map { .int($0) }
        case .double: return Double(text).flatMap { $0.isFinite ? .double($0) : nil }
        case .bool: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        case .duration: return DurationText.parse(text).map { .duration($0) }
        case .timestamp:
            let isDate = text.utf8.count == "2027-06-30".utf8.count
            return Timestamp(rfc3339: isDate ? text + "T00:00:00Z" : text).map { .timestamp($0) }
        case .enumeration(let enumeration): return enumeration.values.contains(text) ? .text(text) : nil
        case .md5, .sha1, .sha256: return type.isWellFormed(text) ? .text(text.lowercased()) : nil
        case .list(let element):
            let items = text.isEmpty ? [] : text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            let values = items.compactMap { InputValue(text: $0, element) }
            return values.count == items.count ? .list(values) : nil
        }
    }
}

extension ValueType: CustomStringConvertible {
    /// As an author writes it.
    public var description: String {
        switch self {
        case .md5: "md5"
        case .sha1: "sha1"
        case .sha256: "sha256"
        case .url: "url"
        case .list(let element): "list(\(element))"
        case .entity(let kind): kind.rawValue
        default: celType.description
        }
    }
}
