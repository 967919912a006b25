import ActionKit

/// The sentences of this module.
enum Messages {
    static func isolates(_ name: String, type: String) -> String {
        type == "UnManagedDevice"
            ? "Contain \(name): other devices block its traffic"
            : "Isolate \(name) (\(type)) from the network"
    }

    static func releases(_ name: String) -> String { "Release \(name) from isolation" }

    static func collects(_ name: String) -> String { "Collect the investigation package of \(name)" }

    static func tags(_ name: String, add: [String], remove: [String]) -> String {
        let parts = [
            add.isEmpty ? nil : "tag \(name) with \(add.joined(separator: ", "))",
            remove.isEmpty ? nil : "take \(remove.joined(separator: ", ")) off \(name)",
        ].compactMap { $0 }
        let sentence = parts.joined(separator: " and ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst()
    }

    static func collectComment(playbook: String) -> String { "Collected by the playbook \(playbook)" }

    static func undoComment(playbook: String) -> String { "Taken back by Cordon, which did the opposite for the playbook \(playbook)" }

    static let containmentStays = "a containment (UnManagedDevice) has no documented way back: let a person be reminded instead"
    static let tagsNothing = "`tag_device` needs `add` or `remove`, or both"
    static let tagsAsWanted = "the tags are already so"
    static let notIsolated = "the device is not isolated, as far as its action history tells"

    static func alreadyIsolated(by cause: DeviceState.Cause) -> String { "already isolated \(by(cause))" }
    static func alreadyIsolating(by cause: DeviceState.Cause) -> String { "an isolation is already under way, asked for \(by(cause))" }
    static func alreadyReleasing(by cause: DeviceState.Cause) -> String { "a release is already under way, asked for \(by(cause))" }
    static func alreadyReleased(by cause: DeviceState.Cause) -> String { "already released \(by(cause))" }
    static func alreadyCollecting(by cause: DeviceState.Cause) -> String { "a collection is already running, asked for \(by(cause))" }

    private static func by(_ cause: DeviceState.Cause) -> String {
        switch cause {
        case .before: "before this plan"
        case .plan(let run, let step): "by the step \(step) of run \(run) in this plan"
        case .action(let id, let requestor, let comment):
            "by \(requestor.isEmpty ? "somebody unnamed" : requestor) (action \(id)\(comment.isEmpty ? "" : ", \"\(comment)\""))"
        }
    }
}
