import Canonical
import HTTPTypes

/// A refusal of the admin API.
struct AdminError: Error, Sendable {
    let status: HTTPResponse.Status
    let message: String

    init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    var reply: Reply { Reply(status, json: ["error": .string(message)]) }
}
