/// Facts that stay as they are: entities share them by reference, since they are made by the thousand and copying facts means
/// counting each of their tables.
final class KnownFacts: Sendable {
    static let none = KnownFacts(Facts())

    let facts: Facts

    init(_ facts: Facts) { self.facts = facts }
}
