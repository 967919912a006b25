public import DefenderAPI

/// What is known of a device, an alert, an indicator when a step is planned: for each aspect that a deed can change, how it
/// stands and by whom.
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
        /// Whether this very step has raised an alert: nothing else tells its alert from another.
        case raisedAlert(StepToken)
        /// Whether the message of this very step was delivered.
        case delivery(StepToken)
        /// The file of this name in the live response library: the SHA-256 that the service states.
        case libraryFile(LibraryFileName)
        /// What the device is worth (`deviceValue`).
        case deviceValue
        /// A property of an alert.
        case alert(AlertID, AlertProperty)
        /// Whether the comment of this very step stands at an alert.
        case alertComment(AlertID, StepToken)
        /// The indicator of a value: as it is stored, in canonical JSON.
        case indicator(IndicatorValue)
        /// Whether the service has an indicator of this id.
        case indicatorID(IndicatorID)
        /// Whether a machine action is not over.
        case pending(MachineActionID)
        /// Whether the machine has this tag (`machineTags`).
        case tag(String)
    }

    /// What an aspect can be.
    public enum Value: Hashable, Sendable {
        case off
        case on
        /// One of several values, such as a status.
        case text(String)
        /// Both ways are under way, and which comes last is not known: neither counts as in force.
        case undecided
    }

    /// What can be changed of an alert.
    public enum AlertProperty: String, Hashable, Sendable, CaseIterable {
        case status, assignedTo, classification, determination
    }

    /// How an aspect stands.
    public struct Setting: Hashable, Sendable {
        public let value: Value
        /// Whether the action that makes it so has not ended yet.
        public let isUnderWay: Bool
        public let cause: Cause

        public init(_ value: Value, isUnderWay: Bool = false, by cause: Cause) {
            self.value = value
            self.isUnderWay = isUnderWay
            self.cause = cause
        }

        public init(isOn: Bool, isUnderWay: Bool = false, by cause: Cause) {
            self.init(isOn ? .on : .off, isUnderWay: isUnderWay, by: cause)
        }

        public var isOn: Bool { value != .off }
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
    /// How far the isolation goes that is in force (`scope` of the machine action); nil where the history tells of none.
    public var isolationScope: String?

    /// - Parameter settings: what is known; every other aspect is off.
    public init(_ settings: [Aspect: Setting] = [:]) { self.settings = settings }

    public subscript(aspect: Aspect) -> Setting {
        get { settings[aspect] ?? Setting(isOn: false, by: .before) }
        set { settings[aspect] = newValue }
    }
}
