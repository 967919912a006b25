import HTTPTypes

extension Transport {
    /// Sends a request once; a failure is an answer too.
    func answer(_ request: HTTPRequest, _ body: [UInt8]) async -> Exchange.Answer {
        do throws(TransportFailure) {
            let (response, body) = try await send(request, body: body)
            return .response(response, body)
        } catch {
            return .failure(error)
        }
    }
}
