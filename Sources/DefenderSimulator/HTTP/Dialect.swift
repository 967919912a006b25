import Canonical
import HTTPTypes

/// In whose shape a refusal comes.
enum Dialect: Hashable, Sendable {
    /// The API's envelope (mde-errors-and-limits.yaml, `error_envelope`).
    case defender
    case graph
    /// OAuth's, with Entra's codes.
    case entra
    /// The storage's XML.
    case storage

    /// A refusal that no part of the tenant has made: a fault's, or that of a path at which there is nothing.
    /// - Parameters:
    ///   - code: in the place of the code that goes with the status.
    ///   - id: by which support finds the request.
    func refusal(_ status: Int, code: String?, _ message: String = Messages.injected, id: String, now: Timestamp) -> Reply {
        let usual = code ?? ServiceError.Code.usual[status] ?? ServiceError.Code.internalServerError.rawValue
        let named = HTTPResponse.Status(code: status)
        switch self {
        case .defender: return ServiceError.reply(named, code: usual, message: message, correlation: id)
        case .graph: return ServiceError.graphReply(named, code: usual, message: message, request: id, now: now)
        case .entra:
            return EntraError.refused(status: status, code: code, message: message).reply(tenant: "", now: now, trace: id, correlation: id)
        case .storage:
            var reply = Reply(named, body: Array(Messages.storageRefusal(usual, message).utf8))
            reply.headers[.contentType] = "application/xml"
            return reply
        }
    }
}
