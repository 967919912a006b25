import Diagnostics

/// Builds written nodes from libyaml's events.
struct WrittenReader: ~Copyable {
    struct Read {
        let documents: [WrittenFile.Document]
        let opaque: [Range<Int>]
        let hasDirectives: Bool
    }

    private let file: SourceFile
    private var events: EventStream
    private var cursor: MarkCursor
    private var lastID = 0
    private var opaque: [Range<Int>] = []

    init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.file = file
        events = EventStream(UnsafeBufferPointer(rebasing: bytes[file.textStart...]))
        cursor = MarkCursor(bytes, textStart: file.textStart, isASCII: file.isASCII)
    }

    mutating func read() -> Read? {
        var documents: [WrittenFile.Document] = []
        var hasDirectives = false
        do throws(SyntaxFailure) {
            while true {
                let event = try events.next()
                switch event.kind {
                case .documentStart:
                    let start = cursor.offset(of: event.start)
                    let isExplicit = event.end > event.start
                    if isExplicit, file.bytes[start] == UInt8(ascii: "%") { hasDirectives = true }
                    let root = try node(try events.next())
                    documents.append(.init(start: isExplicit ? start : root.start, isExplicit: isExplicit, root: root))
                case .streamEnd: return Read(documents: documents, opaque: opaque, hasDirectives: hasDirectives)
                default: break
                }
            }
        } catch {
            return nil
        }
    }

    private mutating func node(_ event: Event) throws(SyntaxFailure) -> WrittenNode {
        let whole = range(of: event)
        guard events.properties != nil else { return try content(event, whole, properties: [], start: whole.lowerBound) }
        let start = NodeProperties.end(in: file.bytes, whole)
        let properties = properties(whole.lowerBound..<start)
        let range = start..<max(start, whole.upperBound)
        return try content(event, range, properties: properties, start: whole.lowerBound)
    }

    private mutating func content(
        _ event: Event, _ range: Range<Int>, properties: [String], start: Int
    ) throws(SyntaxFailure) -> WrittenNode {
        switch event.kind {
        case .alias:
            opaque.append(range)
            return WrittenNode(content: .alias(file.range(range).text), properties: [], start: start, range: range)
        case .scalar(let style):
            let scalar = scalar(style, range)
            return WrittenNode(content: .scalar(scalar), properties: properties, start: start, range: range)
        case .sequenceStart(let isFlow):
            return try collection(range, isMapping: false, isFlow: isFlow, properties, start)
        case .mappingStart(let isFlow):
            return try collection(range, isMapping: true, isFlow: isFlow, properties, start)
        default:
            preconditionFailure("libyaml's events are not nested as its grammar says.")
        }
    }

    private mutating func scalar(_ style: ScalarStyle, _ range: Range<Int>) -> Scalar {
        let isBlock = style == .literal || style == .folded
        // Behind the `|` a comment may follow on the same line.
        let text = isBlock ? min(file.lineOffsets(file.position(at: range.lowerBound).line).upperBound, range.upperBound) : range.lowerBound
        if text < range.upperBound { opaque.append(text..<range.upperBound) }
        let resolved = style == .plain ? CoreSchema.resolve(events.text) : .string
        return Scalar(text: events.text, style: style, resolved: resolved, range: file.range(range))
    }

    private mutating func collection(
        _ first: Range<Int>, isMapping: Bool, isFlow: Bool, _ properties: [String], _ start: Int
    ) throws(SyntaxFailure) -> WrittenNode {
        let id = nextID()
        var entries: [WrittenNode.Entry] = []
        var end = first.lowerBound
        while true {
            let event = try events.next()
            switch event.kind {
            case .sequenceEnd, .mappingEnd:
                if isFlow { end = max(end, range(of: event).upperBound) }
                let collection = WrittenNode.Collection(id: id, entries: entries, isMapping: isMapping, isFlow: isFlow)
                return WrittenNode(
                    content: .collection(collection), properties: properties, start: start,
                    range: first.lowerBound..<max(end, first.upperBound))
            default: break
            }
            let id = nextID()
            let key = isMapping ? try node(event) : nil
            let value = try node(isMapping ? try events.next() : event)
            let place = key?.start ?? (isFlow ? value.start : dash(from: end))
            entries.append(.init(id: id, key: key, value: value, start: place))
            end = max(value.range.upperBound, key?.range.upperBound ?? 0)
        }
    }

    // MARK: Pieces

    private mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    private mutating func range(of event: Event) -> Range<Int> {
        let start = cursor.offset(of: event.start)
        return start..<max(start, cursor.offset(of: event.end))
    }

    /// The dash of the item behind `offset`.
    private func dash(from offset: Int) -> Int {
        var index = offset
        while index < file.bytes.count, file.bytes[index] != UInt8(ascii: "-") {
            if file.bytes[index] == UInt8(ascii: "#") {
                index = file.lineOffsets(file.position(at: index).line).upperBound
            }
            index += 1
        }
        return min(index, file.bytes.count)
    }

    /// The words of a tag and an anchor; comments between them are none.
    private mutating func properties(_ range: Range<Int>) -> [String] {
        var words: [String] = []
        var index = range.lowerBound
        while index < range.upperBound {
            switch file.bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "#"): index = file.lineOffsets(file.position(at: index).line).upperBound
            default:
                let end = file.bytes[index..<range.upperBound].firstIndex { $0 == 0x20 || (0x09...0x0D).contains($0) }
                opaque.append(index..<(end ?? range.upperBound))
                words.append(file.range(index..<(end ?? range.upperBound)).text)
                index = end ?? range.upperBound
            }
        }
        return words
    }
}
