public import HTTPTypes

/// A transport that hands over long answers piece by piece, so that they are never in memory as a whole.
public protocol StreamingTransport: Transport {
    /// Sends a request without a body once; follows no redirect.
    /// - Parameters:
    ///   - head: takes the answer's head; false leaves its body unread.
    ///   - piece: takes each piece of the body as it comes, not decompressed; false leaves the rest unread.
    func stream(
        _ request: HTTPRequest, head: (HTTPResponse) -> Bool, piece: ([UInt8]) -> Bool
    ) async throws(TransportFailure)
}
