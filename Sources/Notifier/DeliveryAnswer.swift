/// What came back for a message.
public struct DeliveryAnswer: Hashable, Sendable {
    public let status: Int
    /// nil where it was not asked for, was too long, or broke off: the status is known all the same.
    public let body: [UInt8]?

    public init(status: Int, body: [UInt8]? = nil) {
        self.status = status
        self.body = body
    }
}
