public import Canonical
public import DefenderAPI

/// One thing that a step does to the world. Each deed that leaves the process becomes one order, with one intent and
/// one receipt of its own.
public struct Deed: Hashable, Sendable {
    /// What is done.
    public indirect enum Work: Hashable, Sendable {
        /// A changing request to the Defender API.
        case change(Command)
        /// A message to somebody else.
        case deliver(Message)
    }

    /// What a deed puts in force.
    public struct Effect: Hashable, Sendable {
        public let aspect: DeviceState.Aspect
        public let value: DeviceState.Value

        public init(_ aspect: DeviceState.Aspect, _ value: DeviceState.Value) {
            self.aspect = aspect
            self.value = value
        }

        public init(_ aspect: DeviceState.Aspect, isOn: Bool) { self.init(aspect, isOn ? .on : .off) }

        public var isOn: Bool { value != .off }
    }

    public let work: Work
    /// At least one: a request can change several things at once.
    public let effects: [Effect]
    /// What takes the deed back; nil where the API knows no opposite or nothing has to be taken back.
    public let undo: Work?

    public init(_ work: Work, puts effect: Effect, undo: Work? = nil) { self.init(work, puts: [effect], undo: undo) }

    public init(_ work: Work, puts effects: [Effect], undo: Work? = nil) {
        precondition(!effects.isEmpty, "a deed that changes nothing")
        self.work = work
        self.effects = effects
        self.undo = undo
    }

    /// The same, where what takes it back needs what it gave.
    public func filled(with answer: ServiceAnswer) -> Deed {
        guard case .values(let outputs) = answer, case .deliver(let message)? = undo, let call = message.call else { return self }
        return Deed(work, puts: effects, undo: .deliver(Message(calling: call.filled(with: outputs))))
    }

    /// Whether nothing has to be done where its aspects stand like this.
    public func isInForce(_ state: (DeviceState.Aspect) -> DeviceState.Setting) -> Bool {
        effects.allSatisfy { state($0.aspect).value == $0.value }
    }
}

extension Deed.Work {
    /// The request as it will be sent, exactly, but for hosts and secrets.
    public var json: JSONValue {
        switch self {
        case .change(let command): command.request.json
        case .deliver(let message): message.json
        }
    }

    /// The request to the API; nil for a message.
    public var command: Command? {
        switch self {
        case .change(let command): command
        case .deliver: nil
        }
    }

    /// The request to a service of cordon.yaml; nil for anything else.
    public var call: ServiceCall? {
        switch self {
        case .change: nil
        case .deliver(let message): message.call
        }
    }

    /// The endpoint of the API that the deed calls, if it does; its permissions decide the preflight.
    public var endpoint: Endpoint? { command?.endpoint }

    /// What it is about, each thing by its own, for limits.
    public var targets: [String] {
        switch self {
        case .change(let command): command.subject.parts
        case .deliver(let message): [message.target]
        }
    }

    /// What it is about, for records.
    public var target: String {
        switch self {
        case .change(let command): command.subject.description
        case .deliver(let message): message.target
        }
    }
}
