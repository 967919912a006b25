extension Command {
    /// The type of the machine action that does the contrary of what this one asks for (`reversible_by` of the reference); nil
    /// where there is none.
    public var oppositeType: String? {
        guard case .machineAction(type: let type?) = expectation else { return nil }
        return MachineAction.opposites[type]
    }
}

extension MachineAction {
    /// The types that take each other back.
    fileprivate static let opposites = [
        "Isolate": "Unisolate", "Unisolate": "Isolate", "RestrictCodeExecution": "UnrestrictCodeExecution",
        "UnrestrictCodeExecution": "RestrictCodeExecution",
    ]

    /// Whether the service has it before it, as far as its status is known.
    public var isUnderWay: Bool { state == .pending || state == .inProgress }

    /// Whether Cordon asked for it: its comment ends in a step token.
    public var isOfCordon: Bool { CommentLimit.token(in: requestorComment ?? "") != nil }
}
