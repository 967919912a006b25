/// A file as it was read, and the arithmetic from bytes to lines and columns. Two are equal if their paths are.
public final class SourceFile: Sendable, Hashable {
    /// As shown to people: relative to where they stand, if possible.
    public let path: String
    /// As read, byte order mark included.
    public let bytes: [UInt8]
    /// Where the text begins: 3 behind a UTF-8 byte order mark, else 0.
    public let textStart: Int
    private let lines: LineTable
    private let scalars: ScalarTable?

    /// Counts its lines once; asking for places is cheap then.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        let textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = bytes.withUnsafeBufferPointer { LineTable($0, textStart: textStart) }
        self.textStart = textStart
        self.lines = lines
        scalars = lines.isASCII ? nil : bytes.withUnsafeBufferPointer { ScalarTable($0) }
    }

    /// A file of this text, in UTF-8.
    public convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// At least 1; a file that ends with a line break has an empty last line.
    public var lineCount: Int { lines.starts.count }

    /// True if every byte behind the byte order mark is ASCII: then a character is a byte.
    public var isASCII: Bool { lines.isASCII }

    /// The first byte that is not part of well-formed UTF-8.
    public var firstInvalidByte: Int? { scalars?.firstInvalid }

    /// - Parameter offset: a byte of the file; one past an end is taken as that end, one inside a character as its start.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let index = lines.index(holding: offset)
        let start = min(lines.starts[index], offset)
        return SourcePosition(line: index + 1, column: scalarCount(start..<offset) + 1, offset: offset)
    }

    /// - Parameter number: counted from 1.
    /// - Returns: the bytes of that line without its line break; empty and at the end for a line that is not there.
    public func lineOffsets(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lines.starts.count else { return bytes.count..<bytes.count }
        let start = lines.starts[number - 1]
        var end = number < lines.starts.count ? lines.starts[number] : bytes.count
        if end > start, number < lines.starts.count {
            end -= 1
            if end > start, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
        }
        return start..<end
    }

    /// The text of a line (counted from 1) without its line break; a byte that is no UTF-8 shows as U+FFFD.
    public func line(_ number: Int) -> String {
        let offsets = lineOffsets(number)
        guard firstInvalidByte != nil else { return String(decoding: bytes[offsets], as: UTF8.self) }
        return bytes.withUnsafeBufferPointer { Self.text(of: UnsafeBufferPointer(rebasing: $0[offsets])) }
    }

    /// A stretch of this file, in bytes.
    public func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(file: self, offsets: offsets)
    }

    /// Whether the paths are the same bytes.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || left.path.utf8.elementsEqual(right.path.utf8)
    }

    /// By the bytes of the path.
    public func hash(into hasher: inout Hasher) {
        for byte in path.utf8 { hasher.combine(byte) }
    }

    private func scalarCount(_ offsets: Range<Int>) -> Int {
        guard let scalars else { return offsets.count }
        return bytes.withUnsafeBufferPointer {
            scalars.count(upTo: offsets.upperBound, in: $0) - scalars.count(upTo: offsets.lowerBound, in: $0)
        }
    }

    /// Decodes with one U+FFFD for each bad byte, so that columns and shown text count alike.
    private static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = ""
        var offset = 0
        while offset < bytes.count {
            let width = UTF8Width.scalar(in: bytes, at: offset)
            text += width.map { String(decoding: bytes[offset..<offset + $0], as: UTF8.self) } ?? "\u{FFFD}"
            offset += width ?? 1
        }
        return text
    }
}
