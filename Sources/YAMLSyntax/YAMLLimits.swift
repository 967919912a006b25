/// How much of a file is read before it is refused. The numbers are named in the diagnostic.
public struct YAMLLimits: Hashable, Sendable {
    /// Of a whole file.
    public var maximumBytes: Int
    /// Lists and mappings inside one another, aliases followed.
    public var maximumDepth: Int
    /// Keys, values, lists and mappings of a whole file, each alias counted as all that it stands for.
    public var maximumNodes: Int

    /// Limits other than the standard ones.
    public init(maximumBytes: Int, maximumDepth: Int, maximumNodes: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
    }

    /// Of playbooks and cordon.yaml.
    public static let standard = YAMLLimits(maximumBytes: 1 << 20, maximumDepth: 64, maximumNodes: 10_000)
}
