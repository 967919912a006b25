/// What a listing of several pages gave.
public struct Collected<Item: Sendable>: Sendable {
    /// Each wanted entity once.
    public let items: [Item]
    /// How many entities the listing had, the unwanted included.
    public let total: Int
    /// Why entities may be missing; nil if none can be. From an incomplete collection no write may follow.
    public let gap: String?
    public var isComplete: Bool { gap == nil }

    /// - Parameter total: as many as are wanted if nil.
    public init(_ items: [Item], total: Int? = nil, gap: String? = nil) {
        self.items = items
        self.total = total ?? items.count
        self.gap = gap
    }
}

extension Collected: Equatable where Item: Equatable {}
