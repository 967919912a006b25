/// What a listing of several pages gave.
public struct Collected<Item: Sendable>: Sendable {
    /// Each entity once.
    public let items: [Item]
    /// Why entities may be missing; nil if none can be. From an incomplete collection no write may follow.
    public let gap: String?
    public var isComplete: Bool { gap == nil }

    public init(_ items: [Item], gap: String? = nil) {
        self.items = items
        self.gap = gap
    }
}

extension Collected: Equatable where Item: Equatable {}
