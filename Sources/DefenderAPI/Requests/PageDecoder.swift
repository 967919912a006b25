import Canonical

/// Reads `{"@odata.context","value":[…],"@odata.nextLink"}` entity by entity: of the text no more is in memory than what has
/// come since the last batch of entities was read, whatever the size of the page.
struct PageDecoder<Item: EntityView, Row: Sendable>: AnswerDecoder {
    private let row: @Sendable (Item) -> Row
    private var stream = JSONListStream(list: "value")
    private var rows: [Row] = []

    /// Bodies that come as a whole are looked at in pieces of this size.
    private static var pieceBytes: Int { 256 << 10 }

    /// - Parameter row: what is kept of each entity.
    init(_ row: @escaping @Sendable (Item) -> Row) { self.row = row }

    mutating func take(_ bytes: [UInt8]) throws(DecodingFailure) {
        for begin in stride(from: 0, to: bytes.count, by: Self.pieceBytes) {
            stream.take(bytes[begin..<min(begin + Self.pieceBytes, bytes.count)])
            while let batch = try readable({ (stream) throws(JSONError) in try stream.next() }) { try read(batch.root) }
        }
    }

    mutating func finish() throws(DecodingFailure) -> Page<Row> {
        let outline = try readable { (stream) throws(JSONError) in try stream.finish() }.root
        guard outline.kind == .object else { throw failure("a page", found: outline.withCursor { $0.excerpt }) }
        var lists = 0
        var nextLink: String?
        try outline.forEachMember { (key, value) throws(DecodingFailure) in
            if key.elementsEqual("value".utf8) {
                guard value.kind == .array else { throw failure("a list in value", found: value.withCursor { $0.excerpt }) }
                lists += 1
                try read(value)
            } else if key.elementsEqual("@odata.nextLink".utf8) {
                nextLink = value.string
            }
        }
        guard lists == 1 else { throw failure("a list in value", found: lists == 0 ? Messages.nothing : Messages.several) }
        return Page(items: rows, nextLink: nextLink)
    }

    private mutating func read(_ list: JSONElement) throws(DecodingFailure) {
        try list.forEachElement { (element) throws(DecodingFailure) in
            do throws(DecodingFailure) {
                rows.append(row(try Item(decoding: element)))
            } catch {
                throw error.inside(error.entity, "value[\(rows.count)]")
            }
        }
    }

    private mutating func readable<Value>(
        _ body: (inout JSONListStream) throws(JSONError) -> Value
    ) throws(DecodingFailure) -> Value {
        do throws(JSONError) { return try body(&stream) } catch {
            throw DecodingFailure(entity: Item.schema.name, field: "", expected: "JSON", found: error.description)
        }
    }

    private func failure(_ expected: String, found: String) -> DecodingFailure {
        DecodingFailure(entity: Item.schema.name, field: "", expected: expected, found: found)
    }
}

extension PageDecoder where Row == Item {
    /// The entities of a page that is there as a whole.
    static func items(of body: [UInt8]) throws(DecodingFailure) -> [Item] {
        var decoder = PageDecoder { $0 }
        try decoder.take(body)
        return try decoder.finish().items
    }
}
