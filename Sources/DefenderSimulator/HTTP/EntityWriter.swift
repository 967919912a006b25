import Canonical
import DefenderAPI

/// Writes entities as the service does: every property, times with seven fractional digits, the schema's order.
struct EntityWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameters:
    ///   - columns: what of it is written; everything if nil.
    ///   - context: the `@odata.context` of an entity that is the whole answer.
    mutating func write(_ record: Record, _ columns: EntityColumns? = nil, context: String? = nil) {
        bytes.append(UInt8(ascii: "{"))
        if let context {
            raw("\"@odata.context\":")
            write(text: context)
        }
        var isFirst = context == nil
        for column in (columns ?? EntityColumns.all(record.schema)).columns {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            bytes.append(contentsOf: column.head)
            write(record[column.index], column)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ value: FieldValue, _ column: EntityColumns.Column) {
        if column.isEmptied {
            raw("[]")
        } else if column.isNumber, let number = value.text.flatMap({ Int64($0) }) {
            raw(String(number))
        } else {
            write(value, as: column.type)
        }
    }

    mutating func write(_ value: JSONValue) { bytes.append(contentsOf: value.canonicalBytes) }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

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
        var text = text
        text.withUTF8 { utf8 in
            // Most texts need no escape: they are taken over at once.
            if utf8.contains(where: Self.needsEscape) { escape(utf8) } else { bytes.append(contentsOf: utf8) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
    }
}
