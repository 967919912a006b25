public import ActionKit
public import Playbooks

/// Two steps of two playbooks that act on one aspect of the same device for the same alert.
public struct Overlap: Sendable {
    /// How two steps get on.
    public enum Kind: String, Sendable {
        /// Both want the same: the second stands by.
        case same
        /// One takes back what the other does.
        case opposite
    }

    /// A step of a playbook.
    public struct Side: Sendable {
        public let rule: Rule
        public let step: RuleStep
    }

    public let kind: Kind
    public let aspect: DeviceState.Aspect
    public let first: Side
    public let second: Side
    /// What the alert or device is like for which both are sure to act; nil if it can be neither proved nor ruled out.
    public let witness: String?

    public var isProved: Bool { witness != nil }
}
