import Canonical
import DefenderAPI

/// A request that has found its endpoint and may use it.
struct Call: Sendable {
    let endpoint: Endpoint
    /// What stands in the path's `{…}`.
    let parameters: [String: String]
    let query: NameValuePairs?
    let body: [UInt8]
    let client: Client
    /// `http://host:port` as the client called it; links in answers begin with it.
    let origin: String
    let now: Timestamp

    /// The entity's id in the path; empty where the path has none.
    var id: String { parameters["id"] ?? "" }
}
