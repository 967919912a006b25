public import Canonical

/// A step that is to be taken back when its time is over: an isolation that ends by itself.
public struct Lease: Hashable, Sendable {
    /// Which step of which run.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        public let run: String
        public let step: String

        public init(run: String, step: String) {
            self.run = run
            self.step = step
        }

        /// `r-abcdefghij/isolate`, as commands name it.
        public var description: String { "\(run)/\(step)" }
    }

    /// How a lease can be over.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        /// Cordon has taken the step back.
        case released
        /// It stays, as the playbook wants it where its condition does not hold.
        case kept
        /// It was no longer ours to take back.
        case lost
    }

    public let place: Place
    /// The digest of the plan file.
    public let plan: Digest
    public let action: String
    /// The device, or what else the step names.
    public let target: String
    /// How long it was meant to stay, each time.
    public let after: Duration
    public let begun: Timestamp
    public let until: Timestamp
    /// Who wants it to end now; nil if nobody does.
    public let releaseAskedBy: String?

    public init(
        place: Place, plan: Digest, action: String, target: String, after: Duration, begun: Timestamp, until: Timestamp,
        releaseAskedBy: String? = nil
    ) {
        self.place = place
        self.plan = plan
        self.action = action
        self.target = target
        self.after = after
        self.begun = begun
        self.until = until
        self.releaseAskedBy = releaseAskedBy
    }

    /// Whether it is to be taken back.
    public func isDue(at time: Timestamp) -> Bool { releaseAskedBy != nil || time >= until }
}
