import DefenderAPI
import Guardrails

/// The sentences of this module.
enum Messages {
    // MARK: Addresses

    static func unreadable(_ path: String, _ origin: Origin, _ reason: String) -> String {
        let reason = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
        return "the answer of \(origin) to \(path) is malformed: \(reason). If a proxy stands between, look at what it answers"
    }

    static func badOrigin(_ fault: Origin.Fault) -> String {
        switch fault {
        case .malformed(let text): "\"\(text)\" is no address of a service: write https://HOST or https://HOST:PORT"
        case .unprotected(let text): "\"\(text)\" would send credentials unprotected: use https (http is for loopback only)"
        }
    }

    // MARK: Looking for effects

    static let moreLibraryFiles = "the list of library files says that it goes on, so it may lack this one"
    static func moreAlerts(_ machine: MachineID) -> String { "the list of the alerts of device \(machine) says that it goes on" }

    // MARK: Connection

    static let stopped = "stopped before it was sent"
    static let redirected = "the service answered with a redirect, which is not followed: check the address of the API"

    static func noAnswer(from origin: Origin, _ setback: Setback) -> String { "\(origin): \(gaveUp(setback))" }

    static func gaveUp(_ setback: Setback) -> String {
        switch setback {
        case .failure(.notSent(let why)): "no connection: \(why)"
        case .failure(.cut(let why)): "no answer: \(why)"
        case .throttled(let wait): throttled(wait)
        case .unwell(let status, _): "the service is unwell (status \(status))"
        case .held(let stop): stop.sentence
        }
    }

    static func throttled(_ wait: Duration?) -> String {
        let time = wait.map { " for \($0.components.seconds) s" } ?? ""
        return "the service asks to be left alone\(time): too many requests (429)"
    }

    static func waiting(_ notice: WaitNotice) -> String {
        let reason =
            switch notice.reason {
            case .budget: "as many calls were sent as the service allows"
            case .throttled: "the service asks for it"
            case .unwell: "the service does not answer or is unwell"
            }
        return "waiting \(max(1, notice.wait.components.seconds)) s before \(notice.endpoint.id): \(reason)"
    }

    static func answerTooLong(_ limit: Int) -> String { "the answer is longer than \(limit) bytes" }

    // MARK: Permissions

    static func forbidden(_ endpoint: Endpoint, _ error: APIError) -> String {
        "the sign-in may not call \(endpoint.id) (403): \(error.message)"
    }

    static func notPermitted(_ endpoint: Endpoint) -> String {
        "the sign-in may not call \(endpoint.id), so nothing was sent"
    }

    static func noAddress(_ endpoint: Endpoint) -> String { "\(endpoint.id) belongs to Microsoft Graph, whose address is not known" }

    static func forbiddenAnyway(_ endpoint: Endpoint, _ error: APIError) -> String {
        "the service refuses \(endpoint.id) although the token holds a permission for it (403): \(error.message)"
    }

    // MARK: Writing

    static func partlyChanged(_ missing: [AlertID], of count: Int) -> String {
        let named = missing.prefix(5).map(\.description).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        return "of \(count) alerts \(missing.count) are not changed: \(named)"
    }

    static let answerAboutAnother = "the answer is about another device or action than asked for"

    static func unreadableAcceptance(status: Int, _ why: String) -> String { "accepted with status \(status), but \(why)" }
    static let notShown = "the service took it, but not everything that it was to change shows it"

    static func notImported(_ failed: [IndicatorImportResult], of count: Int) -> String {
        let reasons = failed.prefix(3).map { "\($0.indicator ?? "one without a value"): \($0.failureReason ?? "no reason given")" }
        return "\(failed.count) of \(count) indicators were not stored: \(reasons.joined(separator: "; "))"
    }

    static func partlyStored(_ missing: [IndicatorValue], of count: Int) -> String {
        let names = missing.prefix(3).map(\.description).joined(separator: ", ")
        return "\(missing.count) of \(count) indicators are not stored: \(names)\(missing.count > 3 ? " …" : "")"
    }

    static func noMachineAction(_ id: String) -> String { "\(id) is no id of a machine action" }

    static let noRequest = "it is no request to the API"
    static func noWayToFind(_ endpoint: Endpoint) -> String {
        "nothing that the service keeps tells whether \(endpoint.id) happened; look at the entity in the portal"
    }

    static func oddStatus(_ status: Int) -> String { "the service answered with status \(status)" }

    static func pendingAction(_ action: MachineAction) -> String {
        "the service answered with the action \(action.id) of \(action.requestor ?? "somebody unnamed") that is under way"
    }

    // MARK: Paging

    static let pagesRepeat = "the service repeats a page instead of going on"

    static func tooManyPages(_ count: Int) -> String { "the listing has more than \(count) pages" }
    static func rowsKeepMoving(_ passes: Int) -> String { "rows moved while they were read, each of \(passes) times" }
}

/// The sentences about downloads.
extension Messages {
    static let noDownloadLink = "the service gave a link that is none"
    static let noHead = "the connection broke before an answer came"
    static let contentChanges = "what lies behind the link changes while it is downloaded"

    static func shorterThanStated(_ size: Int, _ stated: Int) -> String { "\(size) bytes came of \(stated)" }

    static func download(_ failure: DownloadFailure) -> String {
        switch failure {
        case .noLink(let failure): "there is no link to download from: \(failure)"
        case .foreign(let host): "the link to download from leads to \(host), which is no storage of the service: it is not followed"
        case .refused(let status): "the storage refused (status \(status)), with a new link as well"
        case .empty: "there is nothing behind the link, with a new one as well: try again in a few minutes"
        case .tooLarge(let limit): "there are more than the \(limit) bytes that are taken: raise the limit if that is right"
        case .cut(let why): "the download broke off again and again: \(why)"
        case .file(let error): "what was downloaded cannot be kept: \(error)"
        }
    }
}
