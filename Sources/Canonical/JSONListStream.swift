/// Reads an object that holds one long list while its bytes come in: neither the text nor the list is ever in memory as a
/// whole.
///
/// The elements are cut out at commas and parsed in batches; all that is around them is kept, and parsed at the end. Cutting
/// looks at strings and brackets alone, and what it cuts is parsed strictly. So a text is accepted just where `JSONDocument`
/// accepts it as a whole: if every batch and the rest are JSON, the whole is, and of a text that is JSON every cut is right.
public struct JSONListStream {
    private enum Place { case before, list, after }

    /// Of an element, and of what is around the list.
    private let limits: JSONLimits
    private let batchBytes: Int
    private var outline: JSONListOutline

    private var place = Place.before
    /// What has come and is not parsed yet.
    private var buffer: [UInt8] = []
    /// Where the elements begin that are not parsed yet.
    private var start = 0
    /// How far the buffer has been looked at; beyond its end by one if that was in the middle of an escape.
    private var position = 0
    /// The comma behind the last element that is there as a whole.
    private var comma: Int?
    private var depth = 0
    private var isInString = false
    /// Where the buffer begins, counted from the list's first byte; in the end how long the list is.
    private var passed = 0
    private var hasElements = false

    /// - Parameters:
    ///   - key: of the list in the object. A list under this key spelled with escapes stays in the outline.
    ///   - limits: of each element, and of what is around the list.
    ///   - batchBytes: how much is parsed at once, at least.
    public init(list key: String, limits: JSONLimits = .standard, batchBytes: Int = 128 << 10) {
        self.limits = limits
        self.batchBytes = batchBytes
        outline = JSONListOutline(key: Array(key.utf8), maximumBytes: limits.maximumBytes)
    }

    /// Takes the next bytes of the text. Ask for all elements of them before the next are taken.
    public mutating func take(_ bytes: some Collection<UInt8>) {
        buffer.removeFirst(start)
        position -= start
        comma = comma.map { $0 - start }
        if place == .list { passed += start }
        start = 0
        buffer += bytes
    }

    /// The next elements, as an array of at least one; nil if more bytes have to come first.
    public mutating func next() throws(JSONError) -> JSONDocument? {
        if place == .before { try readBefore() }
        guard place == .list else {
            if place == .after { try readAfter() }
            return nil
        }
        if let end = scan() { return try lastBatch(end) }
        guard let comma, comma - start >= batchBytes else {
            guard buffer.count - start <= limits.maximumBytes + batchBytes else { throw JSONError(.tooLarge(limit: limits.maximumBytes)) }
            return nil
        }
        return try batch(upTo: comma)
    }

    /// The object without the list's elements, once all bytes have been taken.
    public mutating func finish() throws(JSONError) -> JSONDocument {
        guard place != .list else { throw JSONError(.syntax(.unexpectedEnd), at: offset(of: buffer.count)) }
        do throws(JSONError) { return try JSONDocument(parsing: outline.text, limits: limits) } catch {
            throw JSONError(error.kind, at: error.offset.map { outline.offset($0, list: passed) })
        }
    }

    // MARK: Around the list

    private mutating func readBefore() throws(JSONError) {
        guard let begin = try outline.readUntilList(buffer[position...]) else { return consumeAll() }
        (start, position, place, passed) = (begin, begin, .list, -begin)
    }

    private mutating func readAfter() throws(JSONError) {
        try outline.append(buffer[position...])
        consumeAll()
    }

    private mutating func consumeAll() { (start, position) = (buffer.count, buffer.count) }

    // MARK: In the list

    /// - Returns: where the list ends; nil if that has not come, or enough for a batch has.
    private mutating func scan() -> Int? {
        var (index, comma, depth, isInString) = (position, comma, depth, isInString)
        defer { (position, self.comma, self.depth, self.isInString) = (index, comma, depth, isInString) }
        let enough = start + batchBytes
        return buffer.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let byte = bytes[index]
                if isInString {
                    if byte == UInt8(ascii: "\"") { isInString = false }
                    index += byte == UInt8(ascii: "\\") ? 2 : 1
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): isInString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "]") where depth == 0: return index
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: ",") where depth == 0:
                    comma = index
                    index += 1
                    if index > enough { return nil }
                    continue
                default: break
                }
                index += 1
            }
            return nil
        }
    }

    private mutating func lastBatch(_ end: Int) throws(JSONError) -> JSONDocument? {
        let rest = buffer[start..<end]
        let isEmpty = !hasElements && rest.allSatisfy { " \t\n\r".utf8.contains($0) }
        let elements = isEmpty ? nil : try parsed(rest)
        place = .after
        passed += end
        // The closing bracket belongs to the outline.
        (start, position) = (end, end)
        try readAfter()
        return elements
    }

    private mutating func batch(upTo comma: Int) throws(JSONError) -> JSONDocument {
        let elements = try parsed(buffer[start..<comma])
        start = comma + 1
        self.comma = nil
        hasElements = true
        return elements
    }

    private func parsed(_ elements: ArraySlice<UInt8>) throws(JSONError) -> JSONDocument {
        var text: [UInt8] = []
        // simdjson reads a few bytes past the end.
        text.reserveCapacity(elements.count + 130)
        text.append(UInt8(ascii: "["))
        text += elements
        text.append(UInt8(ascii: "]"))
        let batchLimits = JSONLimits(maximumBytes: limits.maximumBytes + 2 * batchBytes, maximumDepth: limits.maximumDepth - 1)
        do throws(JSONError) {
            let document = try JSONDocument(parsing: text, limits: batchLimits)
            guard document.root.count > 0 else { throw JSONError(.syntax(.expectedValue), at: elements.count + 1) }
            return document
        } catch {
            if case .tooDeep = error.kind { throw JSONError(.tooDeep(limit: limits.maximumDepth)) }
            throw JSONError(error.kind, at: error.offset.map { offset(of: elements.startIndex + $0 - 1) })
        }
    }

    /// The place in the whole text of a place in the buffer, while in the list.
    private func offset(of index: Int) -> Int { outline.text.count + passed + index }
}
