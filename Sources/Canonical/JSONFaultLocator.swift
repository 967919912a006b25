/// Finds the place of the mistake in a text that simdjson has refused without saying where.
struct JSONFaultLocator {
    /// What may come next.
    private enum Expectation {
        case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
    }

    private let bytes: [UInt8]
    private var position = 0
    /// The brackets that are open, outermost first.
    private var open: [UInt8] = []

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func fault(in bytes: [UInt8]) -> JSONError {
        if let offset = InvalidUTF8.firstOffset(in: bytes) { return JSONError(.invalidUTF8, at: offset) }
        var locator = JSONFaultLocator(bytes: bytes)
        do throws(JSONError) {
            try locator.scan()
            return JSONError(.syntax(.other))
        } catch {
            return error
        }
    }

    private mutating func scan() throws(JSONError) {
        skipSpace()
        guard position < bytes.count else { throw JSONError(.syntax(.emptyText)) }
        var expectation = Expectation.value
        while true {
            skipSpace()
            if case .nothing = expectation {
                guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
                return
            }
            guard position < bytes.count else { throw JSONError(.syntax(.unexpectedEnd), at: position) }
            expectation = try step(expectation, bytes[position])
        }
    }

    private mutating func step(_ expectation: Expectation, _ byte: UInt8) throws(JSONError) -> Expectation {
        switch expectation {
        case .valueOrEnd where byte == UInt8(ascii: "]"), .keyOrEnd where byte == UInt8(ascii: "}"):
            return close()
        case .value, .valueOrEnd:
            return try readValue(byte)
        case .key, .keyOrEnd:
            guard byte == UInt8(ascii: "\"") else { throw fault(.expectedKey) }
            try readString()
            return .colon
        case .colon:
            guard byte == UInt8(ascii: ":") else { throw fault(.expectedColon) }
            position += 1
            return .value
        case .commaOrEnd:
            return try readCommaOrEnd(byte)
        case .nothing:
            return .nothing
        }
    }

    private mutating func readCommaOrEnd(_ byte: UInt8) throws(JSONError) -> Expectation {
        let isObject = open.last == UInt8(ascii: "{")
        if byte == UInt8(ascii: isObject ? "}" : "]") { return close() }
        guard byte == UInt8(ascii: ",") else { throw fault(.expectedCommaOrEnd) }
        position += 1
        return isObject ? .key : .value
    }

    private mutating func close() -> Expectation {
        position += 1
        open.removeLast()
        return afterValue
    }

    private var afterValue: Expectation { open.isEmpty ? .nothing : .commaOrEnd }

    private mutating func readValue(_ byte: UInt8) throws(JSONError) -> Expectation {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            open.append(byte)
            position += 1
            return byte == UInt8(ascii: "{") ? .keyOrEnd : .valueOrEnd
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        default: try readWord()
        }
        return afterValue
    }

    private mutating func readWord() throws(JSONError) {
        let rest = bytes[position...]
        guard let word = ["true", "false", "null"].first(where: { rest.starts(with: $0.utf8) }) else { throw fault(.expectedValue) }
        position += word.utf8.count
    }

    private mutating func readNumber() throws(JSONError) {
        let end = bytes[position...].firstIndex { !"+-.eE0123456789".utf8.contains($0) } ?? bytes.count
        let text = bytes[position..<end]
        guard JSONNumberForm.isNumber(text) else { throw fault(.malformedNumber) }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            throw JSONError(.numberOutOfRange, at: position)
        }
        position = end
    }

    private mutating func readString() throws(JSONError) {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] >= 0x20 else { throw fault(.controlCharacter) }
            position += bytes[position] == UInt8(ascii: "\\") ? try escapeLength() : 1
        }
        guard position < bytes.count else { throw JSONError(.syntax(.unexpectedEnd), at: bytes.count) }
        position += 1
    }

    private func escapeLength() throws(JSONError) -> Int {
        guard position + 1 < bytes.count else { return 1 }
        if "\"\\/bfnrt".utf8.contains(bytes[position + 1]) { return 2 }
        guard let unit = unit(at: position) else { throw fault(.invalidEscape) }
        guard 0xD800...0xDFFF ~= unit else { return 6 }
        guard unit < 0xDC00, let low = self.unit(at: position + 6), 0xDC00...0xDFFF ~= low else { throw fault(.invalidEscape) }
        return 12
    }

    /// The code unit of the `\uXXXX` that begins at `place`.
    private func unit(at place: Int) -> UInt16? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u"),
            bytes[place + 2] != UInt8(ascii: "+")
        else { return nil }
        return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func fault(_ syntax: JSONError.Syntax) -> JSONError {
        JSONError(.syntax(syntax), at: position)
    }
}
