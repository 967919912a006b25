import ActionKit
import Playbooks

/// What a step may change of which only the run can tell on what, or with what.
struct OpenChange: Hashable, Sendable {
    let kind: DeviceState.Aspect.Kind
    /// What it puts in force; nil where only the run can tell.
    let value: DeviceState.Value?

    /// Whether a later step has to be done after it that needed nothing without it.
    func takesAway(_ effect: Deed.Effect) -> Bool { kind == effect.aspect.kind && value != effect.value }

    /// All that a step of the action may change.
    static func all(of action: any Action.Type) -> [OpenChange] {
        let fixed = action.effects(Inputs([:]))
        return action.aspects.map { kind in OpenChange(kind: kind, value: fixed.first { $0.aspect.kind == kind }?.value) }
    }
}
