/// Why a read gave nothing.
public enum ReadFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// No answer came: no connection, a time-out, a service that stays down.
    case unreachable(String)
    /// No token was to be had, or the API takes none of ours.
    case signIn(String)
    /// The sign-in lacks a permission; any one of those named would do.
    case forbidden(missing: [String], String)
    /// The entity does not exist, or is not visible to this sign-in.
    case notFound
    /// The service refused the request.
    case api(APIError)
    /// The answer cannot be read.
    case malformed(String)

    public var description: String { Messages.readFailed(self) }
}
