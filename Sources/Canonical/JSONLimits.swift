/// How large a JSON text may be before it is refused unread.
public struct JSONLimits: Hashable, Sendable {
    /// The longest text, in bytes.
    public var maximumBytes: Int

    /// The deepest nesting of arrays and objects; a bare number has depth 0, `[1]` has depth 1.
    /// An empty array or object adds no level.
    public var maximumDepth: Int

    /// Limits of one's own.
    public init(maximumBytes: Int, maximumDepth: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }

    /// 64 MiB and 64 levels: several times what the service sends in a page.
    public static let standard = JSONLimits(maximumBytes: 64 << 20, maximumDepth: 64)
}
