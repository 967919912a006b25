public import ActionKit
public import Canonical
public import DefenderAPI

/// One deed that is about to be sent, as ledger and reconciliation know it.
public struct Intent: Hashable, Sendable {
    /// The id of the plan (the digest of its inputs).
    public let plan: Digest
    public let run: String
    public let step: String
    /// Number of the deed in its step, from 0.
    public let deed: Int
    public let action: String
    public let work: Deed.Work
    /// The device that the step affects; nil if it affects none.
    public let device: MachineID?
    /// The step token (ten base32 digits).
    public let token: String
    public private(set) var time: Timestamp
    /// The step on whose account it is sent, where that is of another run: one that takes back what this run did.
    public let by: Lease.Place?
    /// The playbooks that the run's own has called, as far as it is theirs, the outermost first.
    public let called: [String]

    init(
        plan: Digest, run: String, step: String, deed: Int, action: String, work: Deed.Work, device: MachineID?, token: String,
        time: Timestamp, by: Lease.Place? = nil, called: [String] = []
    ) {
        self.plan = plan
        self.run = run
        self.step = step
        self.deed = deed
        self.action = action
        self.work = work
        self.device = device
        self.token = token
        self.time = time
        self.by = by
        self.called = called
    }

    /// The same intent, as it was recorded at an earlier time.
    func begun(at time: Timestamp) -> Intent {
        var intent = self
        intent.time = time
        return intent
    }

    /// What is changed, for records: the device, or what the request names.
    public var target: String { device?.description ?? work.target }

    /// The request to the API; nil for a message.
    public var command: Command? { work.command }
}
