/// The sentences of this module.
enum Messages {
    static func policy(_ origin: String) -> String {
        switch origin {
        case "none": "policy: none. Nothing is protected and nothing is limited"
        case "built-in": "policy: the built-in one (cordon.yaml has none)"
        default: "policy: as cordon.yaml declares it"
        }
    }

    static func gap(_ reason: String) -> String { "incomplete, so `apply` will refuse it: \(reason)" }
    static let nothingMatched = "No alert matches a playbook: nothing to do."

    static func planned(runs: Int, cleared: Int, observed: Int, standby: Int, refused: Int, skipped: Int) -> String {
        let parts = [
            "\(cleared) \(cleared == 1 ? "step" : "steps") to carry out",
            observed > 0 ? "\(observed) only observed" : nil,
            standby > 0 ? "\(standby) on standby" : nil,
            "\(refused) refused", "\(skipped) skipped",
        ].compactMap { $0 }
        return "\(runs) \(runs == 1 ? "run" : "runs"): \(parts.joined(separator: ", "))."
    }
}
