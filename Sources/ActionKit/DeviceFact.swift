/// What an action must know of a device before it can be planned.
public enum DeviceFact: Hashable, Sendable, CaseIterable {
    /// The machine entity (get-machine).
    case machine
    /// The machine's actions (list-machine-actions by `machineId`).
    case actions
}
