import Canonical
import HTTPTypes

/// An answer, and what was done to earn it.
struct Reply: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var body: [UInt8]
    /// What goes into the journal; empty for a read and for a refusal.
    var effects: [Effect] = []

    init(_ status: HTTPResponse.Status, body: [UInt8], effects: [Effect] = []) {
        self.status = status
        self.body = body
        self.effects = effects
    }

    init(_ status: HTTPResponse.Status, json: JSONValue, effects: [Effect] = []) {
        self.init(status, body: json.canonicalBytes, effects: effects)
    }
}
