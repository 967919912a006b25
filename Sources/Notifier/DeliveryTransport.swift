public import HTTPTypes

/// What carries a message to its host: it follows no redirect.
public protocol DeliveryTransport: Sendable {
    /// Sends a request once.
    /// - Returns: the status of the answer.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(DeliveryFailure) -> Int
}
