public import Canonical

/// What holds besides plan and policy: what has been begun before, how large the fleet is, what stands still.
public struct Standing: Sendable {
    /// An effect that was begun.
    public struct Begun: Hashable, Sendable {
        public let action: String
        /// What it was about: a device's id, or what else the request named, each with its own entry.
        public let target: String
        public let time: Timestamp
        /// Where it came from; nil where that is not known.
        public let origin: Origin?

        public init(action: String, target: String, time: Timestamp, origin: Origin? = nil) {
            self.action = action
            self.target = target
            self.time = time
            self.origin = origin
        }
    }

    /// The run that began an effect.
    public struct Origin: Hashable, Sendable {
        public let run: String
        public let playbook: String
        /// The playbooks that the run's own has called, as far as the effect is theirs.
        public let called: [String]
        /// What the run was about (`Subject`).
        public let subject: String
        /// The device that the effect touched; nil if it touched none.
        public let device: String?
        public let time: Timestamp

        public init(run: String, playbook: String, called: [String] = [], subject: String, device: String?, time: Timestamp) {
            self.called = called
            self.run = run
            self.playbook = playbook
            self.subject = subject
            self.device = device
            self.time = time
        }
    }

    public let now: Timestamp
    public let begun: [Begun]
    /// How many devices are onboarded; nil if nobody has counted.
    public let fleet: Int?
    /// What forbids every write, the kill switch first; nil if nothing does.
    public let stop: Stop?
    /// The groups of each approver of cordon.yaml, by name.
    public let approvers: [String: Set<String>]
    /// What people were asked about the plan's steps.
    public let requests: [ApprovalRequest]
    /// Where the channels of cordon.yaml lead, by name.
    public let channels: [String: ChannelHost]
    /// Where the services of cordon.yaml are, by name.
    public let services: [String: ChannelHost]

    /// When somebody last looked after leases and took back what was due; nil if nobody ever has.
    public let kept: Timestamp?

    public init(
        now: Timestamp, begun: [Begun], fleet: Int? = nil, stop: Stop? = nil, approvers: [String: Set<String>] = [:],
        requests: [ApprovalRequest] = [], channels: [String: ChannelHost] = [:], services: [String: ChannelHost] = [:],
        kept: Timestamp? = nil
    ) {
        self.kept = kept
        self.services = services
        self.channels = channels
        self.approvers = approvers
        self.requests = requests
        self.now = now
        self.begun = begun
        self.fleet = fleet
        self.stop = stop
    }

    /// Whether somebody has looked after leases so lately.
    func isKept(within time: Duration) -> Bool { kept.map { now - $0 <= time } ?? false }

    /// What one of the actions was begun on within the window before now.
    func targets(_ actions: Set<String>, within window: Duration) -> Set<String> {
        let since = now - window
        return Set(begun.filter { actions.contains($0.action) && $0.time > since }.map(\.target))
    }
}
