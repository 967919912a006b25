import Diagnostics

/// What a node says, without where and how it is written: two documents mean the same if these are equal.
public enum Meaning: Hashable, Sendable {
    /// The text as written, and what it is by the core schema.
    case scalar(text: String, CoreValue)
    case sequence([Meaning])
    /// In the order of the file.
    case mapping([Pair])

    /// A key with its value.
    public struct Pair: Hashable, Sendable {
        let key: [UInt8]
        let value: Meaning
    }

    /// Aliases count as what they stand for.
    public init(_ node: Node) {
        switch node.content {
        case .scalar(let scalar): self = .scalar(text: scalar.text, scalar.resolved)
        case .sequence(let items): self = .sequence(items.map { Meaning($0) })
        case .mapping(let mapping):
            self = .mapping(mapping.entries.map { Pair(key: Array($0.key.value.utf8), value: Meaning($0.value)) })
        }
    }

    /// The same with the keys of this mapping in the order of their bytes: for comparing where the order says nothing.
    public var withSortedKeys: Meaning {
        guard case .mapping(let pairs) = self else { return self }
        return .mapping(pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    }

    /// By bytes: Swift's `String` takes canonically equivalent texts for the same. A float compares by its bits.
    public static func == (left: Meaning, right: Meaning) -> Bool {
        switch (left, right) {
        case (.scalar(let one, let value), .scalar(let other, let otherValue)):
            one.utf8.elementsEqual(other.utf8) && areSame(value, otherValue)
        case (.sequence(let one), .sequence(let other)): one == other
        case (.mapping(let one), .mapping(let other)): one == other
        default: false
        }
    }

    private static func areSame(_ left: CoreValue, _ right: CoreValue) -> Bool {
        if case .float(let one) = left, case .float(let other) = right { return one.bitPattern == other.bitPattern }
        return left == right
    }

    /// By what `==` compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .scalar(let text, _): hasher.combine(Array(text.utf8))
        case .sequence(let items): hasher.combine(items)
        case .mapping(let pairs): hasher.combine(pairs)
        }
    }
}
