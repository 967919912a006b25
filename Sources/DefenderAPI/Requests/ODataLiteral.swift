public import Canonical

/// A constant in a `$filter`.
public enum ODataLiteral: Hashable, Sendable {
    case string(String)
    case integer(Int64)
    case boolean(Bool)
    /// Cut to the 100 ns that the service keeps.
    case timestamp(Timestamp)

    /// The literal as OData spells it: texts in single quotes, the quotes inside doubled (OData 4.01 ABNF, `string`).
    public var text: String {
        switch self {
        case .string(let text): quoted(text)
        case .integer(let value): String(value)
        case .boolean(let value): value ? "true" : "false"
        case .timestamp(let time): time.nanoseconds == 0 ? time.description : time.text(fractionDigits: 7)
        }
    }

    private func quoted(_ text: String) -> String {
        let quote = UInt8(ascii: "'")
        var bytes: [UInt8] = [quote]
        for byte in text.utf8 {
            bytes.append(byte)
            if byte == quote { bytes.append(quote) }
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the property's type can be compared with this literal.
    func fits(_ type: FieldType) -> Bool {
        switch (self, type) {
        case (.string, .string), (.string, .enumeration), (.string, .openEnumeration): true
        case (.integer, .integer), (.integer, .double), (.boolean, .boolean), (.timestamp, .timestamp): true
        default: false
        }
    }
}
