import ActionKit
import Canonical
import DefenderAPI

/// The sentences of this module.
enum Messages {
    static func isolates(_ name: String, type: String) -> String {
        type == "UnManagedDevice"
            ? "Contain \(name): other devices block its traffic"
            : "Isolate \(name) (\(type)) from the network"
    }

    static func tells(_ channel: String, _ text: String) -> String { "Tell \(channel): \(OneLine.text(text))" }
    static func tellsSummary(_ channel: String) -> String { "Tell \(channel) how the run has gone" }
    static func toldAlready(by cause: DeviceState.Cause) -> String { "it was told \(cause.words)" }
    static func calls(_ operation: String) -> String { "Call \(operation)" }
    static func calledAlready(by cause: DeviceState.Cause) -> String { "it was called \(cause.words)" }
    static func summaryHead(_ playbook: String, on subject: String, run: String) -> String {
        "Cordon carries out \(playbook) on \(subject), run \(run):"
    }
    static func summaryLine(_ entry: CourseEntry) -> String {
        let outcome = entry.items ?? (entry.isAlready ? "\(entry.outcome), it was so already" : entry.outcome)
        let what = [entry.sentence, entry.reason].compactMap { $0 }
        return "\(entry.step): \(outcome)" + what.map { "; \($0)" }.joined()
    }
    static let nothingBefore = "no step comes before this message"

    static func releases(_ name: String) -> String { "Release \(name) from isolation" }
    static let callsIsolationOff = "; an isolation that Cordon asked for and that is still under way is called off"
    static let callsReleaseOff = "; a release that Cordon asked for and that is still under way is called off"
    static let callsRestrictionOff = "; a restriction that Cordon asked for and that is still under way is called off"
    static let callsUnrestrictionOff = "; the end of a restriction that Cordon asked for and that is still under way is called off"

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

    static let oneQuery = "`hunt` takes one of `query` and `query_file`"
    static func notText(_ path: String) -> String { "\(path) is no text (UTF-8)" }
    static func noSuchShape(_ name: String) -> String { "`\(name)` has not the shape that it needs" }

    static let commentStays = "nothing takes a comment off an alert"
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

    static func values(_ name: String, _ value: String) -> String { "Say that \(name) is of \(value.lowercased()) value" }
    static let valueAsWanted = "the device is of that value already"

    static func cancels(_ type: String, of device: String, _ id: MachineActionID) -> String {
        "Cancel the \(type) of \(device) (action \(id))"
    }
    static func noSuchAction(_ id: MachineActionID) -> String { "the service knows no action \(id)" }
    static let actionOver = "the action is over already"

    static func updates(_ ids: [String], _ changes: [String]) -> String {
        let alerts = ids.count == 1 ? "alert \(ids[0])" : "\(ids.count) alerts"
        return "Update \(alerts): \(changes.joined(separator: ", "))"
    }
    static let updatesNothing = "`update_alert` needs something to change"
    static let determinationAlone = "`determination` needs a `classification` that takes it"
    static let alertAsWanted = "the alert is so already"
    static func notTaken(_ inputs: Inputs) -> String {
        "the classification \(inputs.text("classification") ?? "–") does not take the determination \(inputs.text("determination") ?? "–")"
    }

    static func addsIndicator(_ draft: IndicatorDraft) -> String {
        let groups = draft.rbacGroupNames.isEmpty ? "all devices" : draft.rbacGroupNames.joined(separator: ", ")
        return "\(draft.action) \(draft.value) (\(draft.value.kind.rawValue)) on \(groups) until \(draft.expirationTime?.description ?? "")"
    }
    static let oneOrMany = "it takes either `value` or `values`"
    static func addsIndicators(_ drafts: [IndicatorDraft]) -> String {
        let names = drafts.prefix(3).map(\.value.description).joined(separator: ", ")
        let more = drafts.count > 3 ? " and \(drafts.count - 3) more" : ""
        return
            "\(drafts[0].action): \(drafts.count) indicators until \(drafts[0].expirationTime?.description ?? "taken away") (\(names)\(more))"
    }

    static func removesIndicator(_ id: IndicatorID, _ indicator: Indicator?) -> String {
        "Take the indicator \(id) away" + (indicator.map { " (\($0.action ?? "") \($0.indicatorValue ?? ""))" } ?? "")
    }
    static func noIndicator(_ inputs: Inputs) -> String {
        let texts = inputs.text("value").map { [$0] } ?? inputs.texts("values")
        let wrong = IndicatorTerms.wrong(inputs) ?? texts.first ?? ""
        return "`\(wrong.prefix(100))` is no \(inputs.required("type")), or an audit is to raise no alert"
    }
    static func indicatorOfOthers(_ indicator: Indicator) -> String {
        "an indicator of this value that is not ours is there (\(indicator.action ?? ""), by \(indicator.createdBy ?? "somebody unnamed")): `replace: true` replaces it"
    }
    static let indicatorAsWanted = "the indicator is there already"
    static let indicatorGone = "there is no indicator of this id"
    static let replacedComesBack = "puts back what it replaced; a new indicator stays until it expires"
    static let removedComesBack = "stores it again"
    static func privateAddress(_ address: String) -> String {
        "\(address) is not an address of the Internet: a block would hit our own devices"
    }
    static func ownDomain(_ domain: String) -> String { "\(domain) is Microsoft's: devices would lose the service" }
    static func ownSigner(_ signer: String) -> String { "the file is validly signed by \(signer): a block would stop the system itself" }

    static func raises(_ title: String, severity: String, on name: String) -> String {
        "Raise the alert \(title) (\(severity)) on \(name), which the service then investigates"
    }
    static func alreadyRaised(by cause: DeviceState.Cause) -> String { "the alert was already raised \(by(cause))" }
    static func noReportID(_ text: String) -> String { "`\(text)` is no `ReportId` of an event, which is a number" }

    static func deletesLibraryFile(_ name: LibraryFileName, _ file: LibraryFile?) -> String {
        "Take \(name) out of the live response library" + (file?.sha256.map { " (SHA-256 \($0.lowercased()))" } ?? "")
    }
    static func putsLibraryFile(_ name: LibraryFileName, _ file: ProjectFile, replacing old: LibraryFile?) -> String {
        let place = old == nil ? "into the live response library as \(name)" : "in place of \(name) of the live response library"
        return "Put \(file.path) (\(file.content.count) bytes, SHA-256 \(file.sha256)) \(place)"
    }
    static func libraryDescription(playbook: String) -> String { "Uploaded by the playbook \(playbook)" }
    static func otherLibraryFile(_ name: LibraryFileName, _ file: LibraryFile) -> String {
        "the library has another \(name) (by \(file.createdBy ?? "somebody unnamed")): `replace: true` replaces it"
    }
    static func noLibraryName(_ path: String) -> String {
        "`\(path)` does not end in a name that the library takes (letters, digits, `-`, `_` and `.`): give it a `name`"
    }
    static func notRead(_ path: String) -> String { "`\(path)` was not read with the playbook" }
    static let libraryFileAsWanted = "the library has this very file already"
    static let replacedStays = "with `replace: true` it may replace a file, and no endpoint gives the bytes of that one back"
    static let noLibraryFile = "the library has no such file"

    private static func by(_ cause: DeviceState.Cause) -> String { cause.words }
}
