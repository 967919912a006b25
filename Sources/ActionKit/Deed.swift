public import DefenderAPI

/// One thing that a step does to the world. Each deed that leaves the process becomes one order, with one intent and
/// one receipt of its own.
public struct Deed: Hashable, Sendable {
    /// What is done.
    public enum Work: Hashable, Sendable {
        /// A changing request to the Defender API.
        case change(Command)
    }

    /// What a deed puts in force on its device.
    public struct Effect: Hashable, Sendable {
        public let aspect: DeviceState.Aspect
        public let isOn: Bool

        public init(_ aspect: DeviceState.Aspect, isOn: Bool) {
            self.aspect = aspect
            self.isOn = isOn
        }
    }

    public let work: Work
    public let effect: Effect
    /// What takes the deed back; nil where the API knows no opposite or nothing has to be taken back.
    public let undo: Work?

    public init(_ work: Work, puts effect: Effect, undo: Work? = nil) {
        self.work = work
        self.effect = effect
        self.undo = undo
    }

    /// Whether nothing has to be done where the aspect stands like this.
    public func isInForce(_ setting: DeviceState.Setting) -> Bool { setting.isOn == effect.isOn }
}

extension Deed.Work {
    /// The request as it will be sent, exactly.
    public var request: WireRequest {
        switch self {
        case .change(let command): command.request
        }
    }

    /// The endpoint that the deed calls; its permissions decide the preflight.
    public var endpoint: Endpoint {
        switch self {
        case .change(let command): command.endpoint
        }
    }
}
