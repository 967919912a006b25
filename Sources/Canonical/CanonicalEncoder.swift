/// Writes the canonical encoding of RFC 8785, with one widening: integers beyond 2^53 keep all their digits.
struct CanonicalEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func encode(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let value): bytes += ECMAScriptNumber.text(of: value).utf8
        case .string(let value): encode(string: value)
        case .array(let elements): encode(elements)
        case .object(let object): encode(object)
        }
    }

    private mutating func encode(_ elements: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            encode(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func encode(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            encode(string: member.key)
            bytes.append(UInt8(ascii: ":"))
            encode(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func encode(string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: utf8[start..<index])
                bytes += Self.escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// RFC 8785, section 3.2.2.2: the short form where there is one, else `\u00` and two lower-case digits.
    private static func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x08: Array(#"\b"#.utf8)
        case 0x09: Array(#"\t"#.utf8)
        case 0x0A: Array(#"\n"#.utf8)
        case 0x0C: Array(#"\f"#.utf8)
        case 0x0D: Array(#"\r"#.utf8)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
        default: Array((byte < 0x10 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
        }
    }
}
