public import ActionKit

/// Asks services of cordon.yaml what only reads.
public protocol ServiceReader: Sendable {
    /// Sends a request that changes nothing. It never throws: that a service does not answer is an answer, with which the step
    /// fails that asks.
    func ask(_ request: ServiceRequest) async -> ServiceAnswer
}
