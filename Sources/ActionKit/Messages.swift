/// The sentences of this module.
enum Messages {
    static func notOnboarded(_ status: String) -> String { "the device is not onboarded (onboardingStatus \(status))" }
    static let onboarded = "the device is onboarded"
    static func notWindows(_ platform: String) -> String { "the device does not run Windows (osPlatform \(platform))" }
    static func defaultComment(playbook: String) -> String { "Asked for by the playbook \(playbook)" }

    static func noOpposite(_ key: String) -> String { "the service has nothing that takes `\(key)` back" }

    static func sessionRuns(by cause: DeviceState.Cause) -> String { "a live response is under way, asked for \(by(cause))" }

    static func by(_ cause: DeviceState.Cause) -> String {
        switch cause {
        case .before: "before this plan"
        case .plan(let run, let step): "by the step \(step) of run \(run) in this plan"
        case .action(let id, let requestor, let comment):
            "by \(requestor.isEmpty ? "somebody unnamed" : requestor) (action \(id)\(comment.isEmpty ? "" : ", \"\(comment)\""))"
        }
    }
}
