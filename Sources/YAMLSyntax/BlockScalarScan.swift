/// Maps literal and folded block scalars: indentation, folding and chomping as libyaml does them (YAML 1.2.2, section 8.1).
struct BlockScalarScan {
    private enum Chomping { case strip, clip, keep }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let isFolded: Bool
    private var index: Int
    private var map: SourceMap
    private var chomping = Chomping.clip
    private var hasIndentationIndicator = false

    /// - Parameters:
    ///   - range: from the `|` or `>` to behind the last line break that belongs to the scalar.
    ///   - text: what it means; it gives the indentation away where the header names it relative to a parent.
    static func map(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, text: String, isFolded: Bool
    ) -> SourceMap {
        var scan = BlockScalarScan(bytes, range, isFolded)
        scan.header()
        scan.content(indentation: scan.indentation(text))
        return scan.map
    }

    /// The lines of the content without their indentation and line breaks, blank ones at the end included.
    static func lines(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, text: String) -> [Range<Int>] {
        var scan = BlockScalarScan(bytes, range, false)
        scan.header()
        let indentation = scan.indentation(text)
        var lines: [Range<Int>] = []
        while scan.index < scan.end {
            let start = scan.index + min(scan.spaces(from: scan.index), indentation)
            var end = start
            while end < scan.end, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            lines.append(start..<end)
            scan.index = LineBreak.range(in: bytes, at: end, end: scan.end)?.upperBound ?? scan.end
        }
        return lines
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isFolded: Bool) {
        self.bytes = bytes
        self.isFolded = isFolded
        index = range.lowerBound
        end = range.upperBound
        map = SourceMap(contentStart: range.upperBound)
    }

    private mutating func header() {
        var isComment = false
        while index < end {
            if let found = LineBreak.range(in: bytes, at: index, end: end) {
                index = found.upperBound
                break
            }
            switch bytes[index] {
            case UInt8(ascii: "#"): isComment = true
            case UInt8(ascii: "-") where !isComment: chomping = .strip
            case UInt8(ascii: "+") where !isComment: chomping = .keep
            case UInt8(ascii: "1")...UInt8(ascii: "9") where !isComment: hasIndentationIndicator = true
            default: break
            }
            index += 1
        }
        map = SourceMap(contentStart: index)
    }

    // MARK: Indentation

    private func indentation(_ text: String) -> Int {
        hasIndentationIndicator ? namedIndentation(text) : foundIndentation
    }

    /// The most that a line has, up to and including the first that is not blank.
    private var foundIndentation: Int {
        var most = 1
        var start = index
        while start < end {
            let spaces = spaces(from: start)
            most = max(most, spaces)
            guard let found = LineBreak.range(in: bytes, at: start + spaces, end: end) else { break }
            start = found.upperBound
        }
        return most
    }

    /// The first line that holds more than spaces is as much farther in as the source has it than the text.
    private func namedIndentation(_ text: String) -> Int {
        var start = index
        while start < end {
            let spaces = spaces(from: start)
            guard let found = LineBreak.range(in: bytes, at: start + spaces, end: end) else {
                return start + spaces < end ? max(spaces - Self.spacesBeforeText(text), 1) : max(spaces, 1)
            }
            start = found.upperBound
        }
        return 1
    }

    private static func spacesBeforeText(_ text: String) -> Int {
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20: count += 1
            case 0x0A: count = 0
            default: return count
            }
        }
        return count
    }

    private func spaces(from start: Int) -> Int {
        var count = 0
        while start + count < end, bytes[start + count] == 0x20 { count += 1 }
        return count
    }

    // MARK: Content

    private mutating func content(indentation: Int) {
        var leading: Range<Int>?
        var wasMoreIndented = false
        var trailing = blankLines(indentation)
        while index < end, spaces(from: index) >= indentation {
            index += indentation
            let isMoreIndented = index < end && (bytes[index] == 0x20 || bytes[index] == 0x09)
            if isFolded, let leading, !wasMoreIndented, !isMoreIndented {
                if trailing.isEmpty { addBreak(leading) }
            } else if let leading {
                addBreak(leading)
            }
            for found in trailing { addBreak(found) }
            wasMoreIndented = isMoreIndented
            leading = line()
            trailing = blankLines(indentation)
        }
        if chomping != .strip, let leading { addBreak(leading) }
        if chomping == .keep { for found in trailing { addBreak(found) } }
    }

    /// The rest of a line is taken as it is.
    ///
    /// - Returns: its line break, if it has one.
    private mutating func line() -> Range<Int>? {
        let start = index
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        map.addVerbatim(start..<index)
        let found = LineBreak.range(in: bytes, at: index, end: end)
        index = found?.upperBound ?? index
        return found
    }

    /// Skips lines with nothing but up to `indentation` spaces.
    private mutating func blankLines(_ indentation: Int) -> [Range<Int>] {
        var breaks: [Range<Int>] = []
        while let found = LineBreak.range(in: bytes, at: index + min(spaces(from: index), indentation), end: end) {
            breaks.append(found)
            index = found.upperBound
        }
        return breaks
    }

    private mutating func addBreak(_ found: Range<Int>) {
        map.addReplaced(found, textCount: 1, isLineBreak: true)
    }
}
