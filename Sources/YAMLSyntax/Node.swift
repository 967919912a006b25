public import Diagnostics

/// A value of a YAML document and where it stands.
public struct Node: Hashable, Sendable {
    /// The three kinds of values.
    public enum Content: Hashable, Sendable {
        /// A leaf.
        case scalar(Scalar)
        /// A list.
        case sequence([Node])
        /// Keys with values.
        case mapping(Mapping)
    }

    /// What it is.
    public let content: Content
    /// Where the value stands; for an alias the `*name`, while the content keeps the places where it was written.
    public let range: SourceRange
    /// True for the remains of something that was reported already (an unknown alias): readers stay silent about it.
    public let isPlaceholder: Bool

    init(_ content: Content, at range: SourceRange, isPlaceholder: Bool = false) {
        self.content = content
        self.range = range
        self.isPlaceholder = isPlaceholder
    }

    /// The leaf, if this is one.
    public var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
    /// The items, if this is a list.
    public var sequence: [Node]? { if case .sequence(let nodes) = content { nodes } else { nil } }
    /// The entries, if this is a mapping.
    public var mapping: Mapping? { if case .mapping(let mapping) = content { mapping } else { nil } }

    /// True for nothing at all, `~` and `null`.
    public var isNull: Bool { scalar?.resolved == .null }

    /// For sentences: `a mapping`, `a list`, `text`, `a number`, `a boolean`, `nothing`.
    public var kindName: String { Messages.kind(of: content) }
}
