/// Maps plain and quoted scalars: folding as libyaml does it (YAML 1.2.2, section 6.5), and escapes.
struct FlowScalarScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let quote: UInt8?
    private let end: Int
    private var index: Int
    private var map: SourceMap

    /// - Parameters:
    ///   - range: quotes included.
    ///   - quote: nil for a plain scalar.
    static func map(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, quote: UInt8?) -> SourceMap {
        let margin = quote != nil && range.count >= 2 ? 1 : 0
        var scan = FlowScalarScan(bytes, range.lowerBound + margin..<range.upperBound - margin, quote)
        while scan.index < scan.end { scan.step() }
        return scan.map
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, _ quote: UInt8?) {
        self.bytes = bytes
        self.quote = quote
        index = content.lowerBound
        end = content.upperBound
        map = SourceMap(contentStart: content.lowerBound)
    }

    private mutating func step() {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: blanks(isJoined: false)
        case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): escape()
        case UInt8(ascii: "'") where quote == UInt8(ascii: "'"):
            map.addReplaced(index..<min(index + 2, end), textCount: 1)
            index += 2
        default:
            map.addVerbatim(index..<index + 1)
            index += 1
        }
    }

    /// Blanks stay, unless a line break is among them: one gives a space, n give n - 1 line breaks.
    ///
    /// - Parameter isJoined: behind an escaped line break, which itself gives nothing: n give n.
    private mutating func blanks(isJoined: Bool) {
        let start = index
        var breaks: [Range<Int>] = []
        while index < end {
            if let found = LineBreak.range(in: bytes, at: index, end: end) {
                breaks.append(found)
                index = found.upperBound
            } else if bytes[index] == 0x20 || bytes[index] == 0x09 {
                index += 1
            } else {
                break
            }
        }
        switch (isJoined, breaks.count) {
        case (true, _): for found in breaks { map.addReplaced(found, textCount: 1, isLineBreak: true) }
        case (false, 0): map.addVerbatim(start..<index)
        case (false, 1): map.addReplaced(breaks[0], textCount: 1, isLineBreak: true)
        default: for found in breaks.dropFirst() { map.addReplaced(found, textCount: 1, isLineBreak: true) }
        }
    }

    private mutating func escape() {
        let start = index
        if let found = LineBreak.range(in: bytes, at: index + 1, end: end) {
            index = found.upperBound
            blanks(isJoined: true)
            return
        }
        guard index + 1 < end else {
            index = end
            return
        }
        let digits = Self.digitCount(bytes[index + 1])
        index = min(index + 2 + digits, end)
        map.addReplaced(start..<index, textCount: textCount(ofEscape: start, digits: digits))
    }

    private static func digitCount(_ letter: UInt8) -> Int {
        switch letter {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: 0
        }
    }

    /// In UTF-8 bytes.
    private func textCount(ofEscape start: Int, digits: Int) -> Int {
        switch bytes[start + 1] {
        case UInt8(ascii: "N"), UInt8(ascii: "_"): return 2
        case UInt8(ascii: "L"), UInt8(ascii: "P"): return 3
        default: break
        }
        let text = String(decoding: bytes[start + 2..<start + 2 + digits], as: UTF8.self)
        return UInt32(text, radix: 16).flatMap(Unicode.Scalar.init).map(UTF8.width) ?? 1
    }
}
