/// A value as it is written: with its anchor, its tag and its aliases, which a `Node` has resolved.
public struct WrittenNode: Sendable {
    /// A part of a collection.
    public struct Entry: Sendable {
        /// Unique in its file.
        public let id: Int
        /// Nil in a list.
        public let key: WrittenNode?
        /// What stands behind the colon or the dash; nothing is a scalar of no length.
        public let value: WrittenNode
        /// The byte of its dash, or of its key.
        public let start: Int
    }

    /// The three kinds of values, and aliases.
    public enum Content: Sendable {
        /// `*name`, star included.
        case alias(String)
        /// A leaf.
        case scalar(Scalar)
        /// A mapping if its entries have keys; an empty one is told by its bracket.
        case collection(Collection)
    }

    /// A list or a mapping.
    public struct Collection: Sendable {
        /// Unique in its file.
        public let id: Int
        /// In the order of the file.
        public let entries: [Entry]
        /// Keys with values.
        public let isMapping: Bool
        /// Written in brackets; a lone pair in a list in brackets counts too.
        public let isFlow: Bool
    }

    /// What it is.
    public let content: Content
    /// The anchor and the tag, as written and in their order.
    public let properties: [String]
    /// Where it begins, with what stands before it, in bytes of the file.
    public let start: Int
    /// The bytes of its content; for a block collection to the end of its last entry.
    public let range: Range<Int>

    /// The list or mapping, if it is one.
    public var collection: Collection? { if case .collection(let collection) = content { collection } else { nil } }
    /// The leaf, if it is one.
    public var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
}
