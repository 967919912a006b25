public import Canonical

/// A listing that the service gives in pages, by `$top` and `$skip`: what tells its rows apart, and how much it gives at once.
public struct Listing<Item: EntityView>: Sendable {
    public let endpoint: Endpoint
    public let filter: ODataFilter?
    /// The most rows that the service gives at once.
    public let maximumPage: Int
    private let expand: String?
    /// The property that says when a row last changed.
    private let changed: Int?
    /// Whether a 404 is an empty list (reference README, row 12).
    private let isEmptyWhenNotFound: Bool

    /// A row as it is gone by while pages are read.
    public struct Row: Sendable {
        /// What tells it from all others.
        public let key: String
        /// When it last changed; nil where the service does not say it.
        public let changed: Timestamp?
        /// nil if the row is not wanted.
        public let item: Item?

        public init(key: String, changed: Timestamp?, item: Item?) {
            self.key = key
            self.changed = changed
            self.item = item
        }
    }

    /// - Parameter changed: the name of the property that says when a row last changed.
    /// - Precondition: entities of this kind have a key.
    init(
        _ endpoint: Endpoint, filter: ODataFilter?, changed: String? = nil, expand: String? = nil, maximumPage: Int = 10_000,
        isEmptyWhenNotFound: Bool = false
    ) {
        precondition(Item.schema.key != nil, "rows of \(Item.schema.name) cannot be told apart")
        self.endpoint = endpoint
        self.filter = filter
        self.maximumPage = maximumPage
        self.expand = expand
        self.changed = changed.map { name in
            guard let index = Item.schema.index(of: name) else { preconditionFailure("\(Item.schema.name) has no \(name)") }
            return index
        }
        self.isEmptyWhenNotFound = isEmptyWhenNotFound
    }

    /// A page of it.
    /// - Parameter isWanted: looks at each row as it is read; of those that it turns down the key alone is kept.
    public func page(top: Int, skip: Int, where isWanted: @escaping @Sendable (Item) -> Bool) -> Query<Page<Row>> {
        Query(endpoint, request(top: top, skip: skip == 0 ? nil : skip), whenNotFound: whenNotFound()) {
            PageDecoder<Item, Row> { item in row(item, isWanted: isWanted(item)) }
        }
    }

    private func row(_ item: Item, isWanted: Bool) -> Row {
        guard let key = Item.schema.key else { preconditionFailure("was checked when the listing was made") }
        let time: Timestamp? = if let changed, case .timestamp(let time) = item.record[changed] { time } else { nil }
        return Row(key: item.record[key].text ?? "", changed: time, item: isWanted ? item : nil)
    }

    func request(top: Int?, skip: Int?) -> WireRequest {
        let options: [(String, String?)] = [
            ("$filter", filter?.text), ("$top", top.map { String($0) }), ("$skip", skip.map { String($0) }),
            ("$expand", expand),
        ]
        return WireRequest(endpoint, query: options.compactMap { name, value in value.map { .init(name: name, value: $0) } })
    }

    func whenNotFound<Found: Sendable>() -> Page<Found>? { isEmptyWhenNotFound ? Page(items: [], nextLink: nil) : nil }
}
