import Canonical

/// Reads `{"@odata.context","value":[…],"@odata.nextLink"}`.
enum PageDecoder {
    static func page<Item: EntityView>(_ root: JSONElement) throws(DecodingFailure) -> Page<Item> {
        guard root.kind == .object else { throw failure(Item.self, "a page", found: root.excerpt) }
        var items: [Item]?
        var nextLink: String?
        try root.forEachMember { (key, value) throws(DecodingFailure) in
            if key.elementsEqual("value".utf8) {
                items = try self.items(value)
            } else if key.elementsEqual("@odata.nextLink".utf8) {
                nextLink = value.string
            }
        }
        guard let items else { throw failure(Item.self, "a list in value", found: Messages.nothing) }
        return Page(items: items, nextLink: nextLink)
    }

    private static func items<Item: EntityView>(_ list: JSONElement) throws(DecodingFailure) -> [Item] {
        guard list.kind == .array else { throw failure(Item.self, "a list in value", found: list.excerpt) }
        var items: [Item] = []
        try list.forEachElement { (element) throws(DecodingFailure) in
            do throws(DecodingFailure) {
                items.append(try Item(decoding: element))
            } catch {
                throw error.inside(error.entity, "value[\(items.count)]")
            }
        }
        return items
    }

    private static func failure(_ item: any EntityView.Type, _ expected: String, found: String) -> DecodingFailure {
        DecodingFailure(entity: item.schema.name, field: "", expected: expected, found: found)
    }
}
