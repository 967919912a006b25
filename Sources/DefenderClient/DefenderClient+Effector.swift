import Canonical
public import DefenderAPI
public import Execution
public import Guardrails

/// The one way from an order to the service.
extension DefenderClient: Effector {
    public typealias M = Live

    public func perform(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt {
        let command = order.command
        let attempt = LiveAttempt(await write(command, heldBy: brake))
        // A bulk answer does not name failures: what it changed is read back.
        guard case .accepted = attempt, case .alerts = command.subject else { return attempt }
        do throws(ReadFailure) {
            switch try await find(command, token: order.token) {
            case .found: return attempt
            case .absent, .repeatable: return .unanswered(Messages.notShown)
            case .unknown(let reason): return .unanswered(reason)
            }
        } catch { return .unanswered(error.description) }
    }

    public func find(_ intent: Intent) async -> Finding {
        guard let command = intent.command else { return .unknown(Messages.noRequest) }
        do throws(ReadFailure) {
            if case .machineAction(type: .some) = command.expectation, let device = command.device {
                return try await action(of: intent, on: device)
            }
            return try await find(command, token: intent.token)
        } catch {
            return .unknown(error.description)
        }
    }

    public func progress(of actionID: String) async -> ActionProgress {
        guard let id = MachineActionID(actionID) else { return .unknown(Messages.noMachineAction(actionID)) }
        do throws(ReadFailure) {
            let action = try await read(.machineAction(id))
            guard action.state.isFinal else { return .underWay }
            return .ended(isSuccess: action.state == .succeeded, status: action.status ?? "")
        } catch {
            return .unknown(error.description)
        }
    }

    public func actions(of type: String, on device: MachineID) async -> KnownActions {
        do throws(ReadFailure) {
            let actions = try await collect(.machineActions(of: device)) { $0.type == type }
            if let gap = actions.gap { return .unknown(gap) }
            return .all(actions.items.compactMap { KnownAction($0) })
        } catch {
            return .unknown(error.description)
        }
    }

    /// Looks at the state itself that a command was to bring about.
    private func find(_ command: Command, token: String) async throws(ReadFailure) -> Finding {
        switch (command.change, command.subject) {
        case (.tag(let value, let action), .device(let device)):
            return try await read(.machine(device)).machineTags.contains(value) == (action == .add) ? .found(actionID: nil) : .absent
        case (.setDeviceValue(let value), .device(let device)):
            return try await read(.machine(device)).deviceValue == value ? .found(actionID: nil) : .absent
        case (.cancel, .machineAction(let id)):
            return try await read(.machineAction(id)).state == .cancelled ? .found(actionID: id.description) : .absent
        case (.updateAlerts(let update), .alert(let id)): return try await find(update, token, at: [id])
        case (.updateAlerts(let update), .alerts(let ids)): return try await find(update, token, at: ids)
        case (.submitIndicators(let drafts), _):
            return try await find(drafts)
        case (.createAlert(let draft), _):
            let alerts = try await read(.alerts(of: draft.machine))
            if alerts.items.contains(where: { $0.description?.contains(token) ?? false }) { return .found(actionID: nil) }
            return alerts.nextLink == nil ? .absent : .unknown(Messages.moreAlerts(draft.machine))
        case (.uploadLibraryFile, .libraryFile(let name)):
            return try await libraryFile(name).map { isThere(command.request.form, $0) ? .found(actionID: nil) : .absent }
                ?? .unknown(Messages.moreLibraryFiles)
        case (.deleteLibraryFile, .libraryFile(let name)):
            return try await libraryFile(name).map { $0 == nil ? .found(actionID: nil) : .absent } ?? .unknown(Messages.moreLibraryFiles)
        default: return .unknown(Messages.noWayToFind(command.endpoint))
        }
    }

    /// Whether the indicators are stored as they are to be. Where only some are, the service has said why of the others.
    private func find(_ drafts: [IndicatorDraft]) async throws(ReadFailure) -> Finding {
        let stored: [Indicator]
        if let only = drafts.first, drafts.count == 1 {
            stored = try await read(.indicators(of: only.value)).items
        } else {
            let found = try await indicators(of: drafts.map(\.value))
            if let gap = found.gap { return .unknown(gap) }
            stored = found.items
        }
        let known = Dictionary(grouping: stored) { ($0.indicatorValue ?? "").lowercased() }
        let missing = drafts.filter { draft in
            let others = known[draft.value.description.lowercased()] ?? []
            return !others.contains { $0.action == draft.action && $0.title == draft.title && $0.expirationTime == draft.expirationTime }
        }
        if missing.isEmpty { return .found(actionID: nil) }
        return missing.count == drafts.count ? .absent : .unknown(Messages.partlyStored(missing.map(\.value), of: drafts.count))
    }

    /// The library's file of a name.
    /// - Returns: `.some(nil)` if there is none, nil if the list did not come whole.
    private func libraryFile(_ name: LibraryFileName) async throws(ReadFailure) -> LibraryFile?? {
        let files = try await read(.libraryFiles)
        if let file = files.items.first(where: { $0.fileName == name.description }) { return .some(file) }
        return files.nextLink == nil ? .some(nil) : nil
    }

    private func isThere(_ form: FormBody?, _ file: LibraryFile?) -> Bool {
        guard let form, let stated = file?.sha256 else { return false }
        return form.digest.description == "sha256:\(stated.lowercased())"
    }

    /// Whether the alerts are as an update wants them. Where only some are, sending it again would comment on these twice.
    private func find(_ update: AlertUpdate, _ token: String, at ids: [AlertID]) async throws(ReadFailure) -> Finding {
        var missing: [AlertID] = []
        for id in ids { if !update.isDone(to: try await read(.alert(id)), token: token) { missing.append(id) } }
        if missing.isEmpty { return .found(actionID: nil) }
        return missing.count == ids.count ? .absent : .unknown(Messages.partlyChanged(missing, of: ids.count))
    }

    /// How far the service's clock may be behind ours.
    private static var clockSkew: Duration { .seconds(300) }

    /// The machine action that carries the intent's token in its comment.
    private func action(of intent: Intent, on device: MachineID) async throws(ReadFailure) -> Finding {
        let since = intent.time - Self.clockSkew
        let mark = "[cordon:\(intent.token)]"
        let actions = try await collect(.machineActions(of: device, since: since)) { $0.requestorComment?.contains(mark) ?? false }
        if let ours = actions.items.first { return .found(actionID: ours.id) }
        // What was not listed may be there all the same: only a whole list shows that it is not.
        return actions.gap.map { .unknown($0) } ?? .absent
    }
}

extension KnownAction {
    fileprivate init?(_ action: MachineAction) {
        guard let id = MachineActionID(action.id) else { return nil }
        // What stands in a status that nobody knows is named and left alone.
        self.init(
            id: id, type: action.type ?? "", requestor: action.requestor ?? "",
            isOurs: action.isOfCordon && (action.isUnderWay || action.state.isFinal),
            isUnderWay: !action.state.isFinal)
    }
}

extension AlertUpdate {
    /// Whether an alert is as this update wants it, its comment with the step token included.
    fileprivate func isDone(to alert: Alert, token: String) -> Bool {
        let wishes = [
            (status, alert.status), (assignedTo, alert.assignedTo), (classification, alert.classification),
            (determination, alert.determination),
        ]
        let hasComment = comment == nil || alert.comments.contains { $0.comment?.contains(token) ?? false }
        return hasComment && wishes.allSatisfy { wish, state in wish == nil || wish == state }
    }
}

extension LiveAttempt {
    init(_ result: WriteResult) {
        switch result {
        case .accepted(let yes):
            self = .accepted(
                Receipt(
                    actionID: yes.actionID?.description, status: yes.status, requestID: yes.requestID, unshown: yes.unshown,
                    stored: yes.stored))
        case .alreadyInProgress(let error): self = .alreadyActive(error)
        case .notSent(let reason): self = .notSent(reason)
        case .held(let stop): self = .held(stop)
        case .rejected(let error): self = .rejected(error)
        case .unanswered(let reason): self = .unanswered(reason)
        }
    }
}
