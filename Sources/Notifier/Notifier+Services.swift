public import ActionKit
import Canonical
import DefenderAPI
public import Execution
import HTTPTypes

/// Requests to the services of cordon.yaml.
extension Notifier: ServiceReader {
    /// - Precondition: the operation only reads; the checker makes no look-up of another.
    public func ask(_ request: ServiceRequest) async -> ServiceAnswer {
        do throws(DeliveryFailure) {
            let answer = try await send(request, token: nil)
            guard (200..<300).contains(answer.status) else {
                return .unusable(Messages.notAnswered(request.title, Messages.refusedCall(answer.status)))
            }
            return Self.read(answer, request)
        } catch {
            switch error {
            case .notSent(let reason), .cut(let reason): return .unusable(Messages.notAnswered(request.title, reason))
            }
        }
    }

    func call(_ call: ServiceCall, _ token: String) async throws(DeliveryFailure) -> LiveAttempt {
        if let fault = call.fault ?? call.unknownInput.map(Messages.inputUnknown) { throw .notSent(fault) }
        let request = call.request
        let answer = try await send(request, token: token)
        switch answer.status {
        case 200..<300:
            let read = request.outputs.isEmpty ? nil : Self.read(answer, request)
            return .accepted(Receipt(actionID: nil, status: answer.status, requestID: nil, answer: read))
        // It may have begun.
        case 500...: return .unanswered(Messages.failedCall(answer.status))
        default:
            return .rejected(APIError(status: answer.status, code: nil, message: Messages.refusedCall(answer.status)))
        }
    }

    private func send(_ request: ServiceRequest, token: String?) async throws(DeliveryFailure) -> DeliveryAnswer {
        let body = request.body?.canonicalBytes ?? []
        return try await transport.send(
            http(request, try access(request).get(), token, hasBody: request.body != nil), body: body, reads: !request.outputs.isEmpty)
    }

    /// - Parameter token: nil where nothing is changed.
    private func http(_ request: ServiceRequest, _ access: ServiceAccess, _ token: String?, hasBody: Bool) -> HTTPRequest {
        var http = HTTPRequest(method: request.method.http, scheme: access.scheme, authority: access.authority, path: request.path)
        var fields: [(String, String)] = [("accept", "application/json"), ("user-agent", agent)]
        if hasBody { fields.append(("content-type", "application/json")) }
        if let token { fields.append(("idempotency-key", token)) }
        if let authorization = access.authorization { fields.append(("authorization", authorization)) }
        for (name, value) in fields { HTTPField.Name(name).map { http.headerFields[$0] = value } }
        return http
    }

    private static func read(_ answer: DeliveryAnswer, _ request: ServiceRequest) -> ServiceAnswer {
        guard !request.outputs.isEmpty else { return .values([:]) }
        return answer.body.map { ServiceAnswer($0, request.outputs) } ?? .unusable(Messages.answerUnread)
    }
}

extension ServiceMethod {
    fileprivate var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
