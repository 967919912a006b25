/// What is known of a device when a step is planned: for each aspect that a deed can change, whether it is on and by
/// whom.
public struct DeviceState: Hashable, Sendable {
    /// One thing about a device that a deed turns on or off. Deeds on different aspects do not get in each other's way.
    public enum Aspect: Hashable, Sendable {
        /// Whether the device is isolated: derived from the action history, never known for sure, as the machine entity has
        /// no isolation state (reliability.md).
        case isolation
        /// Whether an investigation package is being collected.
        case collection
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
    }

    private var settings: [Aspect: Setting]

    /// - Parameter settings: what is known; every other aspect is off.
    public init(_ settings: [Aspect: Setting] = [:]) { self.settings = settings }

    public subscript(aspect: Aspect) -> Setting {
        get { settings[aspect] ?? Setting(isOn: false, by: .before) }
        set { settings[aspect] = newValue }
    }
}
