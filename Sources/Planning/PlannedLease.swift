import Canonical
import Diagnostics
public import Playbooks

/// That a step is taken back after a time, as its playbook wants it (`undo_after`).
public struct PlannedLease: Hashable, Sendable {
    /// How long it stays, from when it was done.
    public let after: Duration
    /// What happens if `condition` does not hold then.
    public let otherwise: UndoAfter.Otherwise
    /// The text of what must hold then, read anew; nil takes back in any case.
    public let condition: String?

    init(_ step: RuleStep, _ undo: UndoAfter) {
        after = undo.after
        otherwise = undo.otherwise
        condition = step.undoCondition?.source.text.trimmed
    }
}
