import Canonical
import DefenderAPI

/// Writes entities as the service does: every property, times with seven fractional digits, the schema's order.
struct EntityWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter context: the `@odata.context` of an entity that is the whole answer.
    mutating func write(_ record: Record, context: String? = nil, emptying hidden: Set<String> = [], only shown: Set<String>? = nil) {
        bytes.append(UInt8(ascii: "{"))
        if let context {
            member("@odata.context", isFirst: true)
            write(text: context)
        }
        var isFirst = context == nil
        for (index, field) in record.schema.fields.enumerated() where shown?.contains(field.name) ?? true {
            member(field.name, isFirst: isFirst)
            isFirst = false
            if hidden.contains(field.name) {
                bytes.append(contentsOf: "[]".utf8)
            } else if Self.numericTexts.contains(field.name), let number = record[index].text.flatMap({ Int64($0) }) {
                bytes.append(contentsOf: String(number).utf8)
            } else {
                write(record[index], as: field.type)
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Properties that the page types as text and its examples write as a number (reference README, row 10).
    private static let numericTexts: Set<String> = ["rbacGroupId"]

    mutating func write(_ value: JSONValue) { bytes.append(contentsOf: value.canonicalBytes) }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func member(_ name: String, isFirst: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        write(text: name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func write(_ value: FieldValue, as type: FieldType) {
        switch value {
        case .absent, .null: if case .list = type { raw("[]") } else { raw("null") }
        case .boolean(let value): raw(value ? "true" : "false")
        case .integer(let value): raw(String(value))
        case .double(let value): write(.number(value))
        case .string(let text): write(text: text)
        case .timestamp(let time):
            bytes.append(UInt8(ascii: "\""))
            raw(time.text(fractionDigits: 7))
            bytes.append(UInt8(ascii: "\""))
        case .json(let value): write(value)
        case .list(let items): write(items, of: type)
        case .record(let record): write(record)
        }
    }

    private mutating func write(_ items: [FieldValue], of type: FieldType) {
        var itemType = type
        if case .list(let inner) = type { itemType = inner }
        bytes.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(item, as: itemType)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func write(text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
