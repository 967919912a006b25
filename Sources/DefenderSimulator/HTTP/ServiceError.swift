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
        case activeRequestAlreadyExists = "ActiveRequestAlreadyExists"
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case resourceNotFound = "ResourceNotFound"
        case tooManyRequests = "TooManyRequests"
        case internalServerError = "InternalServerError"

        var status: HTTPResponse.Status {
            switch self {
            case .unauthorized: .unauthorized
            case .forbidden: .forbidden
            case .notFound, .resourceNotFound: .notFound
            case .tooManyRequests: .tooManyRequests
            case .internalServerError: .internalServerError
            default: .badRequest
            }
        }

        /// The code that goes with a status where nothing else is said.
        static let usual: [Int: String] = [
            400: Self.badRequest.rawValue, 401: Self.unauthorized.rawValue, 403: Self.forbidden.rawValue,
            404: Self.notFound.rawValue, 429: Self.tooManyRequests.rawValue, 500: Self.internalServerError.rawValue,
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
    func reply(correlation: String) -> Reply {
        var reply = Self.reply(code.status, code: code.rawValue, message: message, correlation: correlation)
        if let retryAfter { reply.headers[.retryAfter] = String(retryAfter) }
        if code == .unauthorized { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }

    static func reply(_ status: HTTPResponse.Status, code: String, message: String, correlation: String) -> Reply {
        let error: JSONValue = ["code": .string(code), "message": .string(message), "target": .string(correlation)]
        return Reply(status, json: ["error": error])
    }
}
