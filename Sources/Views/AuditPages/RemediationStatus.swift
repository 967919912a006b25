import Canonical

/// How a request ended, in the words of OCSF.
struct RemediationStatus {
    let id: Int64
    let name: String
    /// Why, where the step tells it and the request does not.
    let detail: String?

    /// - Parameters:
    ///   - result: what the receipt says; nil if there is none.
    ///   - resolution: what a person has told since.
    ///   - outcome: the end of the step: the service may have taken a request whose action failed on the device.
    init(result: String?, resolution: String?, outcome: JSONObject?) {
        let isTaken = result == "done" || resolution == "done"
        let word = outcome?["outcome"]?.stringValue
        detail = outcome?["reason"]?.stringValue
        switch isTaken ? word ?? "done" : result ?? "unknown" {
        case "done": (id, name) = (1, "Success")
        case "failed", "timed_out": (id, name) = (2, "Failure")
        case "refused": (id, name) = (99, "Refused")
        // The service has it, and nobody has waited for its end.
        case "pending" where isTaken: (id, name) = (99, "Pending")
        default: (id, name) = (0, "Unknown")
        }
    }
}
