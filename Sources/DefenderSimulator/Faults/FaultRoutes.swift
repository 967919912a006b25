import Canonical
import HTTPTypes

/// `/_simulator/faults`: what is wrong on purpose.
enum FaultRoutes {
    static func reply(_ method: HTTPRequest.Method, _ body: [UInt8], _ book: inout FaultBook) throws(AdminError) -> Reply {
        switch method {
        case .get: break
        case .put: book = FaultBook(try faults(body), start: book.start)
        case .post: book.add(try faults(body))
        case .delete: book = FaultBook(.none, start: book.start)
        default: throw AdminError(.methodNotAllowed, Messages.noAdminRoute(method.rawValue, "/_simulator/faults"))
        }
        return Reply(.ok, json: book.json)
    }

    private static func faults(_ body: [UInt8]) throws(AdminError) -> Faults {
        let json: JSONValue
        do { json = try JSONValue(parsing: body) } catch { throw AdminError(.badRequest, error.description) }
        var reader = FaultReader()
        let faults = reader.faults(WorldNode(json))
        guard reader.mistakes.isEmpty else { throw AdminError(.badRequest, Messages.failure(.mistakes(reader.mistakes))) }
        return faults
    }
}
