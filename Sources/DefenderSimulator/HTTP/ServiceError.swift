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
        let error: JSONValue = [
            "code": .string(code.rawValue), "message": .string(message), "target": .string(correlation),
        ]
        var reply = Reply(code.status, json: ["error": error])
        if let retryAfter { reply.headers[.retryAfter] = String(retryAfter) }
        if code == .unauthorized { reply.headers[.wwwAuthenticate] = "Bearer" }
        return reply
    }
}
