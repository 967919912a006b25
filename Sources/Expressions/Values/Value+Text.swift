public import Canonical

extension Value {
    /// The value in a text slot: null is `–`, timestamps are RFC 3339, durations as people write them, lists joined by
    /// commas.
    public var text: String {
        switch self {
        case .null: "–"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): DoubleText.format(number)
        case .string(let text): text
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .timestamp(let timestamp): timestamp.description
        case .duration(let duration): DurationText.format(duration)
        case .list(let elements): elements.map { $0.text }.joined(separator: ", ")
        case .map(let map): map.entries.map { "\($0.key.text): \($0.value.text)" }.joined(separator: ", ")
        case .object(let object): object.text
        case .type(let type): type.runtimeName
        case .optional(let wrapped): wrapped?.text ?? "–"
        }
    }

    /// The value in plans and reports. What JSON has no form for becomes text; keys of maps become their text.
    public var json: JSONValue {
        switch self {
        case .null, .optional(nil): .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .integer(number)
        case .uint(let number): Int64(exactly: number).map { .integer($0) } ?? .string(String(number))
        case .double(let number): number.isFinite ? .number(number) : .string(DoubleText.format(number))
        case .list(let elements): .array(elements.map { $0.json })
        case .map(let map): .object(JSONObject(map.entries.map { ($0.key.text, $0.value.json) }))
        case .object(let object): object.json
        case .optional(.some(let wrapped)): wrapped.json
        case .bytes(let bytes): .string(Base64.encode(bytes))
        case .string, .timestamp, .duration, .type: .string(text)
        }
    }
}
