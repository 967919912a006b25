public import Canonical
public import DefenderAPI

/// What a step acts on.
public struct Target: Hashable, Sendable {
    /// The thing itself.
    public enum Subject: Hashable, Sendable {
        /// A device: actions go by id only, never by name (reliability.md, "wrong device"). The name is the DNS name, or the
        /// id where the service gives none.
        case device(MachineID, name: String)
        /// Alerts, oldest first; never empty.
        case alerts([Alert])
        /// What the inputs name.
        case inputs
    }

    public let subject: Subject
    /// The playbook's name, for default comments.
    public let playbook: String
    /// The recorded time of the plan.
    public let time: Timestamp
    /// What was known before the plan of what the step may change.
    public let state: DeviceState
    /// The same as the step finds it if all earlier ones are done: what takes the step back puts that back.
    public let found: DeviceState
    /// What was looked up for the step.
    public let answers: LookupAnswers

    /// The files of the project that steps send, by path.
    public let files: [String: ProjectFile]
    public let run: RunFacts
    /// How the steps that this one needs have ended, in the order of the playbook; nil while it is planned.
    public private(set) var course: [CourseEntry]?

    public init(
        _ subject: Subject, playbook: String, time: Timestamp, state: DeviceState = DeviceState(), found: DeviceState? = nil,
        answers: LookupAnswers = .init(), files: [String: ProjectFile] = [:], run: RunFacts
    ) {
        self.subject = subject
        self.playbook = playbook
        self.time = time
        self.state = state
        self.found = found ?? state
        self.answers = answers
        self.files = files
        self.run = run
    }

    /// What earlier steps of the plan make of an aspect; nil where they leave it as it was.
    public func planned(_ aspect: DeviceState.Aspect) -> DeviceState.Value? {
        guard case .plan = found[aspect].cause else { return nil }
        return found[aspect].value
    }

    /// The same once the steps before have ended.
    public func after(_ course: [CourseEntry]) -> Target {
        var target = self
        target.course = course
        return target
    }

    /// The device.
    /// - Precondition: the action's subject is a device.
    public var device: MachineID {
        guard case .device(let id, _) = subject else { preconditionFailure("the planner gave an action a target of another kind") }
        return id
    }

    /// The device's name; the ids of alerts; empty for inputs.
    public var name: String {
        switch subject {
        case .device(_, let name): name
        case .alerts(let alerts): alerts.map(\.id).joined(separator: ", ")
        case .inputs: ""
        }
    }

    /// The alerts; empty if the subject is another.
    public var alerts: [Alert] {
        guard case .alerts(let alerts) = subject else { return [] }
        return alerts
    }
}
