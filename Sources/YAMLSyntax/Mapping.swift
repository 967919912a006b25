public import Diagnostics

/// Keys with their values, in the order of the file. No key appears twice.
public struct Mapping: Hashable, Sendable {
    /// A key with its value.
    public struct Entry: Hashable, Sendable {
        /// The text of the key, where it stands.
        public let key: Spanned<String>
        /// What stands behind the colon; nothing is a null.
        public let value: Node
    }

    /// In the order of the file.
    public let entries: [Entry]
    /// Written as `{ … }`.
    public let isFlow: Bool

    /// The entry of a key, which is compared byte by byte.
    public func entry(_ key: String) -> Entry? {
        index(of: key).map { entries[$0] }
    }

    /// Whether a key is there.
    public func has(_ key: String) -> Bool { index(of: key) != nil }

    /// By places: an entry is dear to copy.
    private func index(of key: String) -> Int? {
        entries.indices.first { KeyBytes.areEqual(entries[$0].key.value, key) }
    }

    /// The value of a key, nil if it is not there.
    public subscript(key: String) -> Node? { entry(key)?.value }
}
