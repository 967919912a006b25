/// How an operation of a service is asked for (RFC 9110, section 9, and RFC 5789).
public enum ServiceMethod: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether the inputs stand in a body; else they stand in the address.
    public var hasBody: Bool { self != .get && self != .delete }
}
