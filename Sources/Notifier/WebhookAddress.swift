/// Where a webhook posts, taken apart. It is a secret: whoever has it can post.
public struct WebhookAddress: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `https`, or `http` for loopback.
    let scheme: String
    /// Host and port.
    let authority: String
    /// The path and the query.
    let path: String
    /// The key that signs what is sent; nil where nothing is signed.
    let key: SigningSecret?

    public init(scheme: String, authority: String, path: String, key: SigningSecret?) {
        self.scheme = scheme
        self.authority = authority
        self.path = path
        self.key = key
    }

    public var description: String { "‹address›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(WebhookAddress.self, children: EmptyCollection<Mirror.Child>()) }
}
