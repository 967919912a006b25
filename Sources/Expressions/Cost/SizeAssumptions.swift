/// How large what comes from outside may be, for an estimate of the worst case.
public struct SizeAssumptions: Sendable {
    /// Elements of a list, entries of a map.
    public var elements: Int
    /// UTF-8 bytes of a text, or bytes.
    public var bytes: Int

    public init(elements: Int = 1000, bytes: Int = 4096) {
        self.elements = elements
        self.bytes = bytes
    }
}
