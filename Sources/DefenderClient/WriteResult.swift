package import DefenderAPI
package import Execution
package import Guardrails
import HTTPTypes

/// What is known after a command was sent.
package enum WriteResult: Hashable, Sendable {
    /// The service took it.
    case accepted(Acceptance)
    /// The same action is active on the device; nothing was added to it.
    case alreadyInProgress(APIError)
    /// It provably did not happen: no connection, no token, or the service said to come back later until patience ended.
    case notSent(String)
    /// It was forbidden while it waited for its turn, and was not sent.
    case held(Stop)
    /// The service refused; nothing happened.
    case rejected(APIError)
    /// It may have happened: no answer, or one that cannot be read.
    case unanswered(String)

    /// The service's yes.
    package struct Acceptance: Hashable, Sendable {
        /// The HTTP status.
        package let status: Int
        /// The machine action's id, or nil where the answer is the changed entity.
        package let actionID: MachineActionID?
        /// The machine action or the changed entity as the service returned it; nil where it returns none or several.
        package let entity: Record?
        /// The service's id of the request, if it gave one.
        package let requestID: String?
        /// The devices of a request for several that the answer does not show as they are to be: it names no failures.
        package let unshown: Set<MachineID>
        /// Of an import: what is stored, where that is not all of it.
        package let stored: StoredPart?
    }

    /// Reads what an exchange ended with.
    package init(_ ending: Exchange.Ending, to command: Command) {
        switch ending {
        case .gaveUp(.held(let stop)): self = .held(stop)
        case .gaveUp(let setback) where setback.provesNoEffect: self = .notSent(Messages.gaveUp(setback))
        case .gaveUp(let setback): self = .unanswered(Messages.gaveUp(setback))
        case .answered(let response, let body):
            self = Self(status: response.status.code, requestID: response.requestID, body, command)
        }
    }

    private init(status: Int, requestID: String?, _ body: [UInt8], _ command: Command) {
        switch status {
        case 200..<300:
            do throws(DecodingFailure) {
                self = try Self.accepted(status: status, requestID: requestID, body, command)
            } catch {
                self = .unanswered(Messages.unreadableAcceptance(status: status, error.description))
            }
        case 300..<400: self = .rejected(APIError(status: status, code: nil, message: Messages.redirected, endpoint: command.endpoint))
        case 400..<500:
            let error = APIError(status: status, body: body, endpoint: command.endpoint)
            self = error.code == APIError.activeRequestAlreadyExists ? .alreadyInProgress(error) : .rejected(error)
        default: self = .unanswered(Messages.oddStatus(status))
        }
    }

    private static func accepted(
        status: Int, requestID: String?, _ body: [UInt8], _ command: Command
    ) throws(DecodingFailure) -> WriteResult {
        func accepted(
            _ entity: Record?, _ actionID: MachineActionID? = nil, unshown: Set<MachineID> = [], stored: StoredPart? = nil
        ) -> WriteResult {
            .accepted(
                Acceptance(
                    status: status, actionID: actionID, entity: entity, requestID: requestID, unshown: unshown, stored: stored))
        }
        switch try command.expectation.answer(decoding: body) {
        case .machine(let machine):
            guard MachineID(machine.id) == command.device else { return .unanswered(Messages.answerAboutAnother) }
            return accepted(machine.record)
        case .machineAction(let action):
            guard let id = MachineActionID(action.id), isAbout(action, command) else {
                return .unanswered(Messages.answerAboutAnother)
            }
            // Some endpoints answer a duplicate with the action that is pending already: somebody else's is no receipt.
            guard command.comment.map({ isOurs(action.requestorComment ?? "", $0) }) ?? true else {
                return .alreadyInProgress(APIError(status: status, code: nil, message: Messages.pendingAction(action)))
            }
            return accepted(action.record, id)
        case .alert(let alert): return accepted(alert.record)
        case .investigation(let investigation): return accepted(investigation.record)
        case .indicator(let indicator): return accepted(indicator.record)
        case .libraryFile(let file): return accepted(file.record)
        case .indicatorImport(let results):
            return switch imported(results, command) {
            case .all: accepted(nil)
            case .some(let stored): accepted(nil, stored: stored)
            case .none(let reason): .rejected(APIError(status: status, code: nil, message: reason, endpoint: command.endpoint))
            case .unclear(let reason): .unanswered(reason)
            }
        case .machines(let machines): return accepted(nil, unshown: unshown(by: machines, command))
        case .nothing: return accepted(nil)
        }
    }

    private enum Import {
        case all
        case some(StoredPart)
        case none(String)
        /// The results are not about what was sent.
        case unclear(String)
    }

    /// An import is accepted as a whole and yet stores only what is right.
    private static func imported(_ results: [IndicatorImportResult], _ command: Command) -> Import {
        let failed = results.filter { $0.isFailed == true }
        guard !failed.isEmpty else { return .all }
        let reason = Messages.notImported(failed, of: results.count)
        guard failed.count < results.count else { return .none(reason) }
        guard case .submitIndicators(let drafts) = command.change else { return .unclear(reason) }
        let missing = Set(failed.map { ($0.indicator ?? "").lowercased() })
        let stored = drafts.map(\.value.description).filter { !missing.contains($0.lowercased()) }
        guard stored.count + missing.count == drafts.count, missing.count == failed.count else { return .unclear(reason) }
        return .some(StoredPart(values: stored, reason: reason))
    }

    /// The devices of a command that its answer does not show with the tag, or without it.
    private static func unshown(by machines: [Machine], _ command: Command) -> Set<MachineID> {
        guard case (.tag(let value, let action), .devices(let devices)) = (command.change, command.subject) else { return [] }
        let shown = machines.filter { $0.machineTags.contains(value) == (action == .add) }.compactMap { MachineID($0.id) }
        return Set(devices).subtracting(shown)
    }

    /// By the step token where there is one; the service may leave the comment out at first, or trim it.
    private static func isOurs(_ stated: String, _ sent: String) -> Bool {
        if stated.isEmpty { return true }
        return CommentLimit.token(in: sent).map { stated.contains($0) } ?? (stated == sent)
    }

    private static func isAbout(_ action: MachineAction, _ command: Command) -> Bool {
        guard case .machineAction(let type) = command.expectation else { return false }
        guard let type else { return command.subject == MachineActionID(action.id).map { .machineAction($0) } }
        guard action.type == nil || action.type == type else { return false }
        return action.machineId == nil || action.machineId.flatMap { MachineID($0) } == command.device
    }
}

extension HTTPResponse {
    /// The service's id of the request; which header holds it is not documented, these are its siblings'.
    var requestID: String? {
        ["request-id", "x-ms-request-id"].lazy.compactMap { HTTPField.Name($0) }.compactMap { headerFields[$0] }.first
    }
}
