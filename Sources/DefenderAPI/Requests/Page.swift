/// One answer of a listing.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Where the service says that the listing goes on. It may name another host, lose the filter or never end: it is
    /// a sign that there is more, not an address to follow.
    public let nextLink: String?

    public init(items: [Item], nextLink: String?) {
        self.items = items
        self.nextLink = nextLink
    }
}

extension Page: Equatable where Item: Equatable {}
