public import HTTPTypes

/// A fault has ended the connection.
public struct ConnectionCut: Error, Hashable, Sendable {
    /// The answer that was begun; nil if the connection ended before its first byte.
    public let response: HTTPResponse?
    /// As much of the body as got through.
    public let sent: [UInt8]
    /// How many bytes the body was announced to have.
    public let length: Int
}
