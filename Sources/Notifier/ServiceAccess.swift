/// How a service of cordon.yaml is reached.
public struct ServiceAccess: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `https`, or `http` for loopback.
    let scheme: String
    /// Host and port.
    let authority: String
    /// The value of the header `Authorization`, a secret; nil where none is sent.
    let authorization: String?

    public init(scheme: String, authority: String, authorization: String?) {
        self.scheme = scheme
        self.authority = authority
        self.authorization = authorization
    }

    public var description: String { "‹access›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(ServiceAccess.self, children: EmptyCollection<Mirror.Child>()) }
}
