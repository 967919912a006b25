public import ActionKit
public import DefenderAPI

/// Whether what a step has put in force is still so, and still ours to take back.
public enum LeaseHold: Hashable, Sendable {
    /// Or the device has not carried it out yet: it is called off with the release.
    case ours
    /// It is no longer so, or by somebody else by now.
    case notOurs(reason: String)

    /// What tells a deed from those of others.
    public struct Mark: Hashable, Sendable {
        let token: String
        let actionID: String?
    }

    /// What a later deed of ours has made of what a deed put in force.
    public struct Later: Hashable, Sendable {
        let value: DeviceState.Value
        let mark: Mark
    }

    /// What has to be known to tell.
    /// - Parameter facts: what is known: alerts in it are not asked for again.
    public static func questions(_ part: Step.Part, on device: MachineID?, beside facts: Facts) -> Set<Question> {
        let lookups = part.deed.effects.compactMap { effect -> Question? in
            switch effect.aspect {
            case .indicator(let value): .lookup(.indicators(value))
            case .indicatorID(let id): .lookup(.indicator(id))
            case .libraryFile(let name): .lookup(.libraryFile(name))
            case .pending(let id): .lookup(.action(id))
            case .alert(let id, _) where facts.alerts[id] == nil: .lookup(.alert(id))
            default: nil
            }
        }
        return Set(lookups).union(device.map { [.device($0), .actions($0)] } ?? [])
    }

    /// Holds a deed against the facts of now.
    /// - Parameters:
    ///   - token: the step token of the deed.
    ///   - actionID: the machine action that the service made of it; nil where it makes none.
    ///   - later: what has become of it by later deeds that are taken back with it.
    public static func of(
        _ part: Step.Part, on device: MachineID?, _ facts: Facts, token: String, actionID: String?,
        later: [DeviceState.Aspect: Later] = [:]
    ) -> LeaseHold {
        let state = device.flatMap { id in
            (facts.devices[id] ?? nil).map { DeviceHistory.state($0, facts.actions[id] ?? []) }
        }
        for effect in part.deed.effects {
            // A comment stays, and tells nothing of whether the rest does.
            if case .alertComment = effect.aspect { continue }
            guard let setting = setting(of: effect.aspect, state, facts) else { return .notOurs(reason: Messages.targetGone) }
            // Ours may still come after the opposite that somebody has asked for: it is seen to.
            if setting.value == .undecided { continue }
            let last = later[effect.aspect] ?? Later(value: effect.value, mark: Mark(token: token, actionID: actionID))
            guard setting.value == last.value else { return .notOurs(reason: Messages.takenBackBefore(setting)) }
            if case .action(let id, _, let comment) = setting.cause, id != last.mark.actionID,
                !comment.contains("[cordon:\(last.mark.token)]")
            {
                return .notOurs(reason: Messages.byOthersNow(setting))
            }
        }
        return .ours
    }

    private static func setting(of aspect: DeviceState.Aspect, _ state: DeviceState?, _ facts: Facts) -> DeviceState.Setting? {
        switch aspect {
        case .alert(let id, let property):
            (facts.alerts[id] ?? facts.answers.alerts[id] ?? nil).map { alert in
                .init(alert.record[property.rawValue].text.map { .text($0) } ?? .off, by: .before)
            }
        // Nobody can be asked: what was delivered stays so until it is taken back.
        case .delivery: .init(isOn: true, by: .before)
        case .indicator, .indicatorID, .libraryFile, .pending: DeviceOutlook.setting(of: aspect, facts)
        default: state?[aspect]
        }
    }
}
