public import DefenderAPI
import HTTPTypes

extension Exchange.Answer {
    /// The answer as the last word, whatever might have come after it.
    var ending: Exchange.Ending {
        switch self {
        case .response(let response, let body): .answered(response, body)
        case .failure(let failure): .gaveUp(.failure(failure))
        }
    }
}

extension Exchange.Answer {
    /// Whether the service has turned the request away because there were too many.
    var isThrottled: Bool {
        if case .response(let response, _) = self { response.status.code == 429 } else { false }
    }
}

extension Exchange.Ending {
    /// What the answer to a read means.
    func response<Response: Sendable>(
        to query: Query<Response>, _ reception: inout Reception<Response>, claims: TokenClaims?, from origin: Origin
    ) throws(ReadFailure) -> Response {
        switch self {
        case .gaveUp(let setback): throw setback.readFailure(from: origin, query.endpoint)
        case .answered(let response, let body):
            switch response.status.code {
            case 200..<300:
                do throws(DecodingFailure) { return try reception.finish() } catch {
                    throw .malformed(Messages.unreadable(query.request.path, origin, error.description))
                }
            case 300..<400: throw .malformed(Messages.redirected)
            case 401: throw .signIn(Messages.tokenRefused(APIError(status: 401, body: body, endpoint: query.endpoint)))
            case 403: throw forbidden(APIError(status: 403, body: body, endpoint: query.endpoint), query.endpoint, claims)
            case 404:
                if let answer = query.whenNotFound { return answer }
                throw query.endpoint.pathTemplate.contains("{")
                    ? .notFound : .api(APIError(status: 404, body: body, endpoint: query.endpoint))
            case let status: throw .api(APIError(status: status, body: body, endpoint: query.endpoint))
            }
        }
    }

    private func forbidden(_ error: APIError, _ endpoint: Endpoint, _ claims: TokenClaims?) -> ReadFailure {
        if let code = error.code, Exchange.notAboutPermissions.contains(code) { return .api(error) }
        guard let claims else { return .forbidden(missing: endpoint.applicationPermissions, Messages.forbidden(endpoint, error)) }
        guard !claims.mayCall(endpoint) else { return .forbidden(missing: [], Messages.forbiddenAnyway(endpoint, error)) }
        return .forbidden(missing: claims.wanted(for: endpoint), Messages.forbidden(endpoint, error))
    }
}

extension Setback {
    func readFailure(from origin: Origin, _ endpoint: Endpoint) -> ReadFailure {
        switch self {
        case .throttled(let wait):
            .api(
                APIError(
                    status: 429, code: "TooManyRequests", message: Messages.throttled(wait), retryAfter: wait, endpoint: endpoint))
        case .failure, .unwell, .held: .unreachable(Messages.noAnswer(from: origin, self))
        }
    }
}

extension TokenClaims {
    /// Whether the token holds one of the endpoint's permissions.
    public func mayCall(_ endpoint: Endpoint) -> Bool {
        holds(anyOf: endpoint.applicationPermissions, delegated: endpoint.delegatedPermissions)
    }

    /// The permissions of the endpoint for this kind of token; any one of them would do.
    public func wanted(for endpoint: Endpoint) -> [String] {
        isUser ? endpoint.delegatedPermissions : endpoint.applicationPermissions
    }
}
