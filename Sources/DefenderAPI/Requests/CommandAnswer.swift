/// What the service returns for an accepted command.
public enum CommandAnswer: Hashable, Sendable {
    case machineAction(MachineAction)
    case machine(Machine)
}

extension Command.Expectation {
    /// Reads the body of an accepting answer.
    public func answer(decoding body: [UInt8]) throws(DecodingFailure) -> CommandAnswer {
        switch self {
        case .machineAction: .machineAction(try MachineAction(decoding: body))
        case .machine: .machine(try Machine(decoding: body))
        }
    }
}
