import Canonical
import Expressions
import Playbooks

/// Inputs as a caller writes them: each is one text.
extension InputValue {
    /// Reads an input. A list is a JSON array, or its only item; commas divide nothing, for an item may hold them.
    init?(given text: String, _ type: ValueType) {
        guard let value = Self.read(text, type) else { return nil }
        self = value
    }

    /// Reads one item of a list.
    init?(item text: String, _ type: ValueType) {
        guard let value = Self.readItem(text, type) else { return nil }
        self = value
    }

    private static func read(_ text: String, _ type: ValueType) -> InputValue? {
        guard case .list(let element) = type else { return InputValue(text: text, type) }
        guard !text.isEmpty else { return .list([]) }
        guard beginsArray(text) else { return InputValue(item: text, element).map { .list([$0]) } }
        return (try? JSONValue(parsing: Array(text.utf8))).flatMap { read($0, type) }
    }

    private static func readItem(_ text: String, _ type: ValueType) -> InputValue? {
        switch type {
        case .list: return InputValue(given: text, type)
        // Several ids in one text would be told only when the service is asked for them.
        case .entity(let kind): return EntityObject.canBeKey(text, of: kind) ? .text(text) : nil
        // An array that is no JSON has lost its quotes to a shell: as one item it would mean something else.
        default: return beginsArray(text) ? nil : InputValue(text: text, type)
        }
    }

    private static func read(_ json: JSONValue, _ type: ValueType) -> InputValue? {
        switch (type, json) {
        case (.list(let element), .array(let items)):
            let values = items.compactMap { read($0, element) }
            return values.count == items.count ? .list(values) : nil
        case (.int, _): return json.integerValue.map { .int($0) }
        case (.double, _): return json.numberValue.map { .double($0) }
        case (.bool, _): return json.boolValue.map { .bool($0) }
        case (.entity(.incident), .integer(let number)): return .text(String(number))
        case (.entity, .string(let id)): return InputValue(item: id, type)
        case (.list, _): return nil
        default: return json.stringValue.flatMap { InputValue(text: $0, type) }
        }
    }

    private static func beginsArray(_ text: String) -> Bool { text.trimmed.utf8.first == UInt8(ascii: "[") }
}

extension ValueType {
    /// Two values of the type, for a sentence that shows how a list of it is given.
    var samples: [JSONValue] {
        switch self {
        case .string: ["a", "b"]
        case .int, .entity(.incident): [1, 2]
        case .bool: [true, false]
        case .double: [0.5, 1.5]
        case .duration: ["30m", "2h"]
        case .timestamp: ["2027-06-30T08:00:00Z", "2027-06-30T20:00:00Z"]
        case .md5, .sha1, .sha256: ["HASH1", "HASH2"]
        case .url: ["https://a.example", "https://b.example"]
        case .enumeration(let enumeration): enumeration.values.prefix(2).map { .string($0) }
        case .list(let element): [.array(element.samples), .array(element.samples)]
        case .entity: ["ID1", "ID2"]
        }
    }
}
