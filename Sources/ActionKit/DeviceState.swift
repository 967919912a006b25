public import DefenderAPI

/// What is known of a device when a step is planned: for each aspect that a deed can change, whether it is on and by
/// whom.
public struct DeviceState: Hashable, Sendable {
    /// One thing about a device that a deed turns on or off. Deeds on different aspects do not get in each other's way.
    public enum Aspect: Hashable, Sendable {
        /// Whether the device is isolated: derived from the action history, never known for sure, as the machine entity has
        /// no isolation state (reliability.md).
        case isolation
        /// Whether only files that Microsoft signed may run: derived from the action history like the isolation.
        case appRestriction
        /// Whether an investigation package is being collected.
        case collection
        /// Whether an antivirus scan is under way.
        case scan
        /// Whether the file of this SHA-1 is being stopped and put away.
        case quarantine(sha1: String)
        /// Whether somebody's live response is under way.
        case session
        /// Whether these very commands are under way.
        case liveResponse([LiveResponseStep])
        /// Whether the device is taken out of the service.
        case offboarding
        /// Whether this very step has started an investigation: the service tells of none by its device.
        case investigation(StepToken)
        /// Whether the machine has this tag (`machineTags`).
        case tag(String)
    }

    /// How an aspect stands.
    public struct Setting: Hashable, Sendable {
        public let isOn: Bool
        /// Whether the action that makes it so has not ended yet.
        public let isUnderWay: Bool
        public let cause: Cause

        public init(isOn: Bool, isUnderWay: Bool = false, by cause: Cause) {
            self.isOn = isOn
            self.isUnderWay = isUnderWay
            self.cause = cause
        }
    }

    /// Who put something in force.
    public enum Cause: Hashable, Sendable {
        /// It was so before the plan; by whom is not known.
        case before
        /// A machine action that the service lists.
        case action(id: String, requestor: String, comment: String)
        /// An earlier step of this very plan.
        case plan(run: String, step: String)

        /// Who, for the end of a sentence.
        public var words: String { Messages.by(self) }
    }

    private var settings: [Aspect: Setting]

    /// - Parameter settings: what is known; every other aspect is off.
    public init(_ settings: [Aspect: Setting] = [:]) { self.settings = settings }

    public subscript(aspect: Aspect) -> Setting {
        get { settings[aspect] ?? Setting(isOn: false, by: .before) }
        set { settings[aspect] = newValue }
    }
}
