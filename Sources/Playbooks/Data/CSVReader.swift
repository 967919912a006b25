import Diagnostics

/// Cuts a CSV file (RFC 4180) into records of fields, each with its place. Blank lines are none.
struct CSVReader {
    /// A quote that is not closed, or text behind a closing quote.
    struct Malformed: Error {
        let offsets: Range<Int>
    }

    private let bytes: [UInt8]
    private let file: SourceFile
    private var position: Int

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ file: SourceFile) {
        self.file = file
        bytes = Array(file.bytes)
        position = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    }

    /// The next record; nil at the end.
    mutating func record() throws(Malformed) -> [Spanned<String>]? {
        while position < bytes.count, isLineEnd(bytes[position]) { position += 1 }
        guard position < bytes.count else { return nil }
        var fields = [try field()]
        while position < bytes.count, bytes[position] == Self.comma {
            position += 1
            fields.append(try field())
        }
        return fields
    }

    private mutating func field() throws(Malformed) -> Spanned<String> {
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, bytes[position] != Self.comma, !isLineEnd(bytes[position]) { position += 1 }
            return spanned(Array(bytes[start..<position]), start)
        }
        return try quotedField()
    }

    private mutating func quotedField() throws(Malformed) -> Spanned<String> {
        let start = position
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            if bytes[position] != Self.quote {
                text.append(bytes[position])
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                text.append(Self.quote)
                position += 2
            } else {
                position += 1
                guard position == bytes.count || bytes[position] == Self.comma || isLineEnd(bytes[position]) else { break }
                return spanned(text, start)
            }
        }
        throw Malformed(offsets: start..<min(start + 1, bytes.count))
    }

    private func spanned(_ text: [UInt8], _ start: Int) -> Spanned<String> {
        Spanned(String(decoding: text, as: UTF8.self), at: SourceRange(file: file, offsets: start..<position))
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
