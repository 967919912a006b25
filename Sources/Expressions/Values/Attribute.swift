/// Something that an evaluation lacks and the host could look up: one entity or one list.
public struct Attribute: Hashable, Sendable {
    /// The kind of look-up, for example `machine`.
    public let lookup: String
    /// What is looked up, for example an id.
    public let key: String
    /// What the look-up costs, in the host's own unit; the cheapest is fetched first.
    public let cost: Int

    public init(lookup: String, key: String, cost: Int) {
        self.lookup = lookup
        self.key = key
        self.cost = cost
    }
}

extension Attribute: Comparable {
    /// Cheapest first, then by name, so that the order is the same in every run.
    public static func < (left: Attribute, right: Attribute) -> Bool {
        (left.cost, left.lookup, left.key) < (right.cost, right.lookup, right.key)
    }
}
