/// Where one of the APIs is, and whom its tokens are for.
public struct ServiceAddress: Hashable, Sendable {
    /// The only place that its tokens are sent to.
    public let origin: Origin
    /// The audience of its tokens.
    public let resource: String

    public init(_ origin: Origin, resource: String) {
        self.origin = origin
        self.resource = resource
    }
}
