import DefenderAPI
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

    /// Sends a request once, and reads the answer as it comes. Of a success the body is in `reception` and nowhere else.
    func answer<Response>(
        _ request: HTTPRequest, _ body: [UInt8], into reception: inout Reception<Response>
    ) async -> Exchange.Answer {
        do throws(TransportFailure) {
            try await stream(request, body: body, isDownload: false) {
                reception.begin($0)
            } piece: {
                reception.take($0)
            }
        } catch {
            return .failure(error)
        }
        guard let head = reception.head else { return .failure(.cut(Messages.noHead)) }
        return .response(head, reception.refusal)
    }
}
