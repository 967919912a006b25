public import DefenderAPI

/// An action of the catalogue: one file that feeds parsing, type checks, documentation, permission preflight, dry run,
/// execution and undo.
public protocol Action: Sendable {
    /// The key in a playbook, `verb_noun`.
    static var key: String { get }
    /// One sentence: what it does to the device.
    static var summary: String { get }
    static var parameters: [Parameter] { get }
    /// The endpoints that the action and its undo call.
    static var endpoints: [Endpoint] { get }
    static var risk: Risk { get }
    /// The action that takes this one back, by its key; nil where the API knows none.
    static var opposite: String? { get }
    /// What `cordon undo` does to take it back although no action does, as a sentence without its subject; nil where it does nothing.
    static var restoring: String? { get }
    /// Whether a state that already is as the step wants it counts as done at `apply` (language.md,
    /// `continue_if_already`); where it does not, it is drift.
    static var continuesIfAlready: Bool { get }
    /// Whether a step changes something. What only reads or steers the run needs no order, and no policy holds it back.
    static var acts: Bool { get }
    /// What later steps can read of a step of this action.
    static var outputs: [Output] { get }
    /// What a step acts on.
    static var subject: ActionSubject { get }
    /// What a step means for evidence that is still on the device.
    static var evidence: EvidenceEffect { get }
    /// What has to be known of the device.
    static var facts: Set<DeviceFact> { get }
    /// What has to be so of the device, for a step with these inputs. Without any: for a step that says as little as it may.
    static func preconditions(_ inputs: Inputs) -> [Precondition]
    /// Steps as a playbook would write them, in YAML: they must parse, plan and find a route in the simulator.
    static var examples: [String] { get }

    /// Whether it speaks to people or to other services, and not to the API.
    static var delivers: Bool { get }
    /// Whether a step with these inputs tells how the run has gone so far: it can be filled in only when it is reached.
    static func tellsCourse(_ inputs: Inputs) -> Bool

    /// Why the inputs together make no step (each alone is fine by its parameter), or nil.
    /// `given` are the keys that the playbook writes.
    static func objection(toKeys given: Set<String>) -> String?

    /// Why a step cannot be taken back although a playbook wants it to be (`undo_after`), or nil.
    /// `given` are the keys that the playbook writes, `choices` the inputs that are fixed when it is written.
    static func objectionToUndo(given: Set<String>, choices: [String: String]) -> String?

    /// What has to be looked up for a step with these inputs.
    static func lookups(_ inputs: Inputs) -> [Lookup]
    /// Why a step with these inputs cannot be done to the target, or nil.
    static func refusal(_ inputs: Inputs, on target: Target) -> String?
    /// The device that a step affects whose subject is another, so that policies guard it; nil if it affects none.
    static func device(_ inputs: Inputs, _ answers: LookupAnswers) -> MachineID?

    /// What a step with these inputs puts in force, as far as they tell: those that the playbook fixes while it is checked,
    /// all of them while it is planned. So any input may be missing, a required one too.
    static func effects(_ inputs: Inputs) -> [Deed.Effect]
    /// Of which kinds what its steps put in force is, whatever their inputs.
    static var aspects: Set<DeviceState.Aspect.Kind> { get }
    /// What a step sets at its alerts, as far as the inputs tell; any of them may be missing.
    static func alertEffects(_ inputs: Inputs) -> [DeviceState.AlertProperty: String]

    /// All that the step can need on the device, whatever its state, in order: one deed for each aspect that it wants on or
    /// off.
    static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed]

    /// What is done, where these of the deeds are needed.
    static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String

    /// Why nothing needs to be done, where the aspects that the deeds want stand like this.
    static func inForce(_ settings: [DeviceState.Setting]) -> String
}

extension Action {
    public static var acts: Bool { true }
    public static var restoring: String? { nil }
    public static func objection(toKeys given: Set<String>) -> String? { nil }

    public static func lookups(_ inputs: Inputs) -> [Lookup] { [] }
    public static func refusal(_ inputs: Inputs, on target: Target) -> String? { nil }
    public static func device(_ inputs: Inputs, _ answers: LookupAnswers) -> MachineID? { nil }
    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [] }
    public static func alertEffects(_ inputs: Inputs) -> [DeviceState.AlertProperty: String] { [:] }
    public static var subject: ActionSubject { .device }
    public static var delivers: Bool { false }
    public static func tellsCourse(_ inputs: Inputs) -> Bool { false }
    public static var evidence: EvidenceEffect { .none }

    public static func objectionToUndo(given: Set<String>, choices: [String: String]) -> String? {
        guard opposite == nil else { return nil }
        return restoring.map { Messages.notByATimer(key, $0) } ?? Messages.noOpposite(key)
    }

    /// Application permissions, one of each inner list, without which a step of this action is refused by the service.
    public static var permissions: [[String]] { endpoints.map(\.applicationPermissions) }
}
