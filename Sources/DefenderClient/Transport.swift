public import HTTPTypes

/// What carries one request to its host and brings back the answer: the network, or the simulator in process.
public protocol Transport: Sendable {
    /// Sends a request once; follows no redirect.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8])
}

/// Why a request brought no answer.
public enum TransportFailure: Error, Hashable, Sendable {
    /// No connection came about: the request provably never left.
    case notSent(String)
    /// The request was under way when the connection broke or the time was up: the service may have acted on it.
    case cut(String)

    /// The network's own words.
    var reason: String {
        switch self {
        case .notSent(let reason), .cut(let reason): reason
        }
    }
}
