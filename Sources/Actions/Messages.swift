import ActionKit
import DefenderAPI

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

    static func restricts(_ name: String) -> String { "Let only apps signed by Microsoft run on \(name)" }
    static func unrestricts(_ name: String) -> String { "Let all apps run on \(name) again" }
    static func scans(_ name: String, type: String) -> String { "Run a \(type == "Full" ? "full" : "quick") antivirus scan on \(name)" }
    static func quarantines(_ sha1: String, on name: String) -> String { "Stop the file \(sha1) on \(name) and put it into quarantine" }
    static func offboards(_ name: String) -> String {
        "Offboard \(name): the service no longer protects or sees it, and nothing takes that back"
    }
    static func investigates(_ name: String) -> String { "Start an automated investigation on \(name)" }

    static func runs(_ steps: [LiveResponseStep], on name: String) -> String {
        let parts = steps.map { step in
            switch step {
            case .putFile(let file): "put \(file)"
            case .runScript(let script, let arguments): "run \(script)\(arguments.map { " \($0)" } ?? "")"
            case .getFile(let path): "get \(path)"
            }
        }
        return "Live response on \(name): \(parts.joined(separator: ", "))"
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

    static func alreadyRestricted(by cause: DeviceState.Cause) -> String { "apps are already restricted \(by(cause))" }
    static func alreadyRestricting(by cause: DeviceState.Cause) -> String {
        "a restriction of apps is already under way, asked for \(by(cause))"
    }
    static func alreadyUnrestricting(by cause: DeviceState.Cause) -> String {
        "the end of the restriction is already under way, asked for \(by(cause))"
    }
    static func alreadyUnrestricted(by cause: DeviceState.Cause) -> String { "the restriction was already ended \(by(cause))" }
    static let notRestricted = "apps are not restricted, as far as the device's action history tells"
    static func alreadyScanning(by cause: DeviceState.Cause) -> String { "a scan is already running, asked for \(by(cause))" }
    static func alreadyQuarantining(by cause: DeviceState.Cause) -> String {
        "the file is already being stopped and put away, asked for \(by(cause))"
    }
    static func alreadyOffboarding(by cause: DeviceState.Cause) -> String { "the device is already offboarded, asked for \(by(cause))" }
    static func alreadyRunning(by cause: DeviceState.Cause) -> String { "these commands are already running, asked for \(by(cause))" }
    static func alreadyInvestigating(by cause: DeviceState.Cause) -> String { "the investigation was already started \(by(cause))" }

    private static func by(_ cause: DeviceState.Cause) -> String { cause.words }
}
