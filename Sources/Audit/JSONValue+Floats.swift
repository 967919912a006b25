import Canonical

extension JSONValue {
    /// Whether there is a number in it that is not an integer of 64 bits.
    var hasFloats: Bool {
        switch self {
        case .number: true
        case .array(let elements): elements.contains { $0.hasFloats }
        case .object(let object): object.members.contains { $0.value.hasFloats }
        default: false
        }
    }

    /// The same value with each number that is not an integer of 64 bits replaced by its text.
    var withoutFloats: JSONValue {
        switch self {
        case .number: .string(canonicalText)
        case .array(let elements): .array(elements.map { $0.withoutFloats })
        case .object(let object): .object(JSONObject(object.members.map { ($0.key, $0.value.withoutFloats) }))
        default: self
        }
    }
}
