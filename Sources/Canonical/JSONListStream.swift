import CSimdJSON

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
    /// How far the buffer has been looked at, and the comma behind the last element that is there as a whole.
    private var scan = cordon_json_list_scan()
    /// Where the batch before this one was parsed: its memory serves again once nobody reads in it any more.
    private var memory = JSONMemory()
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
        // The byte before the elements becomes their opening bracket.
        let read = max(0, start - 1)
        buffer.removeFirst(read)
        scan.position -= read
        if scan.has_comma { scan.comma -= read }
        if place == .list { passed += read }
        start -= read
        buffer += bytes
    }

    /// The next elements, as an array of at least one; nil if more bytes have to come first.
    public mutating func next() throws(JSONError) -> JSONDocument? {
        if place == .before { try readBefore() }
        guard place == .list else {
            if place == .after { try readAfter() }
            return nil
        }
        if let end = scanned() { return try lastBatch(end) }
        guard scan.has_comma, scan.comma - start >= batchBytes else {
            guard buffer.count - start <= limits.maximumBytes + batchBytes else { throw JSONError(.tooLarge(limit: limits.maximumBytes)) }
            return nil
        }
        return try batch(upTo: scan.comma)
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
        guard let begin = try outline.readUntilList(buffer[scan.position...]) else { return consumeAll() }
        (start, scan.position, place, passed) = (begin, begin, .list, -begin)
    }

    private mutating func readAfter() throws(JSONError) {
        try outline.append(buffer[scan.position...])
        consumeAll()
    }

    private mutating func consumeAll() { (start, scan.position) = (buffer.count, buffer.count) }

    // MARK: In the list

    /// - Returns: where the list ends; nil if that has not come, or enough for a batch has.
    private mutating func scanned() -> Int? {
        let stop = buffer.withUnsafeBufferPointer {
            cordon_json_scan_list(&scan, $0.baseAddress, $0.count, start + batchBytes)
        }
        return stop == CORDON_JSON_LIST_END ? scan.position : nil
    }

    private mutating func lastBatch(_ end: Int) throws(JSONError) -> JSONDocument? {
        let isEmpty = !hasElements && buffer[start..<end].allSatisfy { " \t\n\r".utf8.contains($0) }
        let elements = isEmpty ? nil : try parsed(upTo: end)
        place = .after
        passed += end
        // The closing bracket belongs to the outline.
        (start, scan.position) = (end, end)
        try readAfter()
        return elements
    }

    private mutating func batch(upTo comma: Int) throws(JSONError) -> JSONDocument {
        let elements = try parsed(upTo: comma)
        start = comma + 1
        scan.has_comma = false
        hasElements = true
        return elements
    }

    /// Parses the elements where they lie: what stands before and behind them, a bracket or a comma, is of no more use and becomes
    /// the brackets around them.
    private mutating func parsed(upTo end: Int) throws(JSONError) -> JSONDocument {
        (buffer[start - 1], buffer[end]) = (UInt8(ascii: "["), UInt8(ascii: "]"))
        let text = buffer[(start - 1)...end]
        if !isKnownUniquelyReferenced(&memory) { memory = JSONMemory() }
        let batchLimits = JSONLimits(maximumBytes: limits.maximumBytes + 2 * batchBytes, maximumDepth: limits.maximumDepth - 1)
        do throws(JSONError) {
            let document = try JSONDocument(
                parsing: text, readable: buffer.capacity - text.startIndex, batchLimits, into: memory, isReused: true)
            guard document.root.count > 0 else { throw JSONError(.syntax(.expectedValue), at: text.count - 1) }
            return document
        } catch {
            if case .tooDeep = error.kind { throw JSONError(.tooDeep(limit: limits.maximumDepth)) }
            throw JSONError(error.kind, at: error.offset.map { offset(of: text.startIndex + $0) })
        }
    }

    /// The place in the whole text of a place in the buffer, while in the list.
    private func offset(of index: Int) -> Int { outline.text.count + passed + index }
}
