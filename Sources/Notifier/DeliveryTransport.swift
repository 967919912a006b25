public import HTTPTypes

/// What carries a message to its host: it follows no redirect.
public protocol DeliveryTransport: Sendable {
    /// Sends a request once.
    /// - Parameter reads: whether the body of the answer is wanted, as far as `ServiceAnswer.maximumBytes`.
    func send(_ request: HTTPRequest, body: [UInt8], reads: Bool) async throws(DeliveryFailure) -> DeliveryAnswer
}
