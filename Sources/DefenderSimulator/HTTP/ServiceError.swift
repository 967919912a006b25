import Canonical
import HTTPTypes

/// A refusal in the service's words (mde-errors-and-limits.yaml).
struct ServiceError: Error, Hashable, Sendable {
    enum Code: String, Hashable, Sendable {
        case badRequest = "BadRequest"
        case oDataError = "ODataError"
        case invalidInput = "InvalidInput"
        case invalidRequestBody = "InvalidRequestBody"
        case invalidHashValue = "InvalidHashValue"
        case invalidDomainName = "InvalidDomainName"
        case invalidIpAddress = "InvalidIpAddress"
        case invalidUrl = "InvalidUrl"
        case maximumBatchSizeExceeded = "MaximumBatchSizeExceeded"
        case missingRequiredParameter = "MissingRequiredParameter"
        case osPlatformNotSupported = "OsPlatformNotSupported"
        case activeRequestAlreadyExists = "ActiveRequestAlreadyExists"
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case resourceNotFound = "ResourceNotFound"
        case methodNotAllowed = "MethodNotAllowed"
        case unsupportedMediaType = "UnsupportedMediaType"
        case tooManyRequests = "TooManyRequests"
        case internalServerError = "InternalServerError"

        var status: HTTPResponse.Status {
            switch self {
            case .unauthorized: .unauthorized
            case .forbidden: .forbidden
            case .notFound, .resourceNotFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .unsupportedMediaType: .unsupportedMediaType
            case .tooManyRequests: .tooManyRequests
            case .internalServerError: .internalServerError
            default: .badRequest
            }
        }

        /// The code that goes with a status where nothing else is said.
        static let usual: [Int: String] = [
            400: Self.badRequest.rawValue, 401: Self.unauthorized.rawValue, 403: Self.forbidden.rawValue,
            404: Self.notFound.rawValue, 405: Self.methodNotAllowed.rawValue, 415: Self.unsupportedMediaType.rawValue,
            429: Self.tooManyRequests.rawValue, 500: Self.internalServerError.rawValue,
            502: "BadGateway", 503: "ServiceUnavailable", 504: "GatewayTimeout",
        ]
    }

    let code: Code
    let message: String
    var retryAfter: Int?

    init(_ code: Code, _ message: String, retryAfter: Int? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    init(_ failure: ODataFailure) { self.init(.oDataError, Messages.oData(failure)) }

    /// The error envelope.
    /// - Parameter correlation: the GUID by which support finds the request.
    func reply(correlation: String, modes: Modes, now: Timestamp) -> Reply {
        let wording = modes.wording == .documented ? message : Messages.reworded(code.rawValue)
        var reply = Self.reply(code.status, code: code.rawValue, message: wording, correlation: correlation)
        if let retryAfter { reply.headers[.retryAfter] = Self.retryAfter(retryAfter, modes.retryAfter, now) }
        if code == .unauthorized { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }

    private static func retryAfter(_ seconds: Int, _ mode: RetryAfterMode, _ now: Timestamp) -> String? {
        switch mode {
        case .seconds: String(seconds)
        case .date: HTTPDate.text(now.shifted(by: .seconds(seconds)))
        case .absent: nil
        }
    }

    /// The error envelope of Microsoft Graph.
    func graphReply(request: String, modes: Modes, now: Timestamp) -> Reply {
        let name = code == .unauthorized ? "InvalidAuthenticationToken" : code.rawValue
        let wording = modes.wording == .documented ? message : Messages.reworded(code.rawValue)
        var reply = Self.graphReply(code.status, code: name, message: wording, request: request, now: now)
        if let retryAfter { reply.headers[.retryAfter] = Self.retryAfter(retryAfter, modes.retryAfter, now) }
        if code == .unauthorized { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }

    static func graphReply(
        _ status: HTTPResponse.Status, code: String, message: String, request: String, now: Timestamp
    ) -> Reply {
        let second = String(now.text(fractionDigits: 0).dropLast())
        let inner: JSONValue = ["date": .string(second), "request-id": .string(request), "client-request-id": .string(request)]
        let error: JSONValue = ["code": .string(code), "message": .string(message), "innerError": inner]
        return Reply(status, json: ["error": error])
    }

    static func reply(_ status: HTTPResponse.Status, code: String, message: String, correlation: String) -> Reply {
        let error: JSONValue = ["code": .string(code), "message": .string(message), "target": .string(correlation)]
        return Reply(status, json: ["error": error])
    }
}
