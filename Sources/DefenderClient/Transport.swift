public import HTTPTypes

/// What carries one request to its host and brings back the answer: the network, or the simulator in process.
public protocol Transport: Sendable {
    /// Sends a request once; follows no redirect.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8])

    /// Sends a request once, and hands over the answer's body as it comes; follows no redirect.
    /// - Parameters:
    ///   - isDownload: for a file, which may take hours and comes as it is stored.
    ///   - head: takes the answer's head; false leaves its body unread.
    ///   - piece: takes each piece of the body; false leaves the rest unread.
    func stream(
        _ request: HTTPRequest, body: [UInt8], isDownload: Bool, head: (HTTPResponse) -> Bool, piece: ([UInt8]) -> Bool
    ) async throws(TransportFailure)
}

extension Transport {
    /// The body as one piece, once all of it is there.
    public func stream(
        _ request: HTTPRequest, body: [UInt8], isDownload: Bool, head: (HTTPResponse) -> Bool, piece: ([UInt8]) -> Bool
    ) async throws(TransportFailure) {
        let (response, bytes) = try await send(request, body: body)
        if head(response), !bytes.isEmpty { _ = piece(bytes) }
    }
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
