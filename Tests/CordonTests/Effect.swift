import Canonical

/// A changing request: as planned, as intended in the log, or as accepted by the simulator.
struct Effect: Hashable {
    let method: String?
    let path: String?
    let body: JSONValue?

    init(_ json: JSONValue) {
        method = json["method"]?.stringValue
        path = json["path"]?.stringValue
        body = json["body"]
    }

    /// The requests of the steps of a review or report that `isWanted` lets through, in order.
    static func of(_ document: JSONValue, where isWanted: (JSONValue) -> Bool) -> [Effect] {
        let runs = document["runs"]?.arrayValue ?? []
        let steps = runs.flatMap { $0["steps"]?.arrayValue ?? [] }
        return steps.filter(isWanted).flatMap { $0["requests"]?.arrayValue ?? [] }.map { Effect($0) }
    }
}
