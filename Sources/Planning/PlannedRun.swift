public import DefenderAPI
public import Playbooks

/// A run: one playbook for one subject.
public struct PlannedRun: Sendable {
    /// The device of a run.
    public struct Device: Hashable, Sendable {
        public let id: MachineID
        /// The DNS name; nil where the service gives none.
        public let name: String?
    }

    /// `r-` and ten base32 digits of the digest of plan id, playbook and subject.
    public let id: String
    public let playbook: String
    public let mode: Playbook.Mode
    public let subject: Subject
    /// The ids of the alerts that the run is about, oldest first.
    public let alerts: [AlertID]
    public let device: Device?
    /// Why the run does nothing at all; nil if it has steps to carry out.
    public let skipped: String?
    /// Whether `skipped` is a failure (an expression that could not be evaluated) and no decision.
    public let isFailed: Bool
    /// What the properties in a `when` that is false came to; nil for any other reason.
    public let values: String?
    public internal(set) var steps: [PlannedStep]
    /// What steps have turned out to be that only the run could tell, in the order in which they were reached.
    public internal(set) var expanded: [Expanded] = []
    /// What its expressions are evaluated with, beside its alerts.
    let about: RunAbout
}
