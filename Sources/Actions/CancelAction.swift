public import ActionKit
public import DefenderAPI

/// Calls an action of the service off that is not over yet.
public enum CancelAction: Action {
    public static let key = "cancel_action"
    public static let summary = "Calls an action of a device off that is not over yet."
    public static let parameters = [
        Parameter("id", .shaped(.machineActionID), required: true, summary: "The id of the action at the service."),
        Parameter.comment,
    ]
    public static let endpoints: [Endpoint] = [.cancelMachineAction]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let continuesIfAlready = true
    public static let outputs: [Output] = [.machineActionID]
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [
        .pending, .isolation, .appRestriction, .collection, .scan, .quarantine, .session,
    ]
    public static let facts: Set<DeviceFact> = []
    public static let examples = ["cancel_action: { id: 6f1d4f0c-6a1b-4c7e-9d5a-0b8f3f8f2a11, comment: stale }"]

    public static func lookups(_ inputs: Inputs) -> [Lookup] { [.action(id(inputs))] }

    public static func device(_ inputs: Inputs, _ answers: LookupAnswers) -> MachineID? {
        (answers.actions[id(inputs)] ?? nil)?.machineId.flatMap { MachineID($0) }
    }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        (target.answers.actions[id(inputs)] ?? nil) == nil ? Messages.noSuchAction(id(inputs)) : nil
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("id").flatMap { MachineActionID($0) }.map { [.init(.pending($0), isOn: false)] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        let ended = (target.answers.actions[id(inputs)] ?? nil).flatMap(ended)
        return [
            Deed(
                .change(.cancel(action: id(inputs), comment: comment)),
                puts: [.init(.pending(id(inputs)), isOn: false)] + (ended.map { [$0] } ?? []))
        ]
    }

    /// What is no longer under way once the action is called off. How the device stands then that was to be isolated or restricted hangs
    /// on what was before: a later step of either kind is needed.
    private static func ended(_ action: MachineAction) -> Deed.Effect? {
        guard action.isUnderWay else { return nil }
        switch action.type {
        case "Isolate", "Unisolate": return Deed.Effect(.isolation, .undecided)
        case "RestrictCodeExecution", "UnrestrictCodeExecution": return Deed.Effect(.appRestriction, .undecided)
        case "CollectInvestigationPackage": return Deed.Effect(.collection, .off)
        case "RunAntiVirusScan": return Deed.Effect(.scan, .off)
        case "LiveResponse": return Deed.Effect(.session, .off)
        case "StopAndQuarantineFile":
            return action.relatedFileInfo?.fileIdentifier.map { Deed.Effect(.quarantine(sha1: $0.lowercased()), .off) }
        default: return nil
        }
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        let action = target.answers.actions[id(inputs)] ?? nil
        return Messages.cancels(action?.type ?? "action", of: action?.computerDnsName ?? action?.machineId ?? "", id(inputs))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.actionOver }

    private static func id(_ inputs: Inputs) -> MachineActionID {
        guard let id = MachineActionID(inputs.required("id")) else { preconditionFailure("the planner let a text pass that is no id") }
        return id
    }
}
