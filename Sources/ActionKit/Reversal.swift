import DefenderAPI

/// What can be taken back of a run, as Cordon's own records tell it.
public enum Reversal: Hashable, Sendable {
    /// No live run of ours has this id in the tenant.
    case unknown
    case notOver
    /// - Parameter reason: why what it did cannot be told any more.
    case lost(reason: String)
    /// What stands, the last deed first.
    /// - Parameter hasTakenBack: whether something of the run was taken back before.
    case over([Standing], hasTakenBack: Bool)

    /// A deed that was done, that something takes back, and that has not been taken back.
    public struct Standing: Hashable, Sendable {
        public let origin: DeedOrigin
        /// Its number in its step.
        public let number: Int
        /// What it put in force.
        public let effects: [Deed.Effect]
        public let undo: Deed.Work
        /// The machine action that the service made of it; nil where it makes none.
        public let actionID: String?
        /// Whether somebody has begun to take it back.
        public let isBegun: Bool

        public init(
            _ origin: DeedOrigin, number: Int, effects: [Deed.Effect], undo: Deed.Work, actionID: String?, isBegun: Bool
        ) {
            self.origin = origin
            self.number = number
            self.effects = effects
            self.undo = undo
            self.actionID = actionID
            self.isBegun = isBegun
        }

        /// The mark of the deed itself.
        public var token: StepToken { origin.tokens.token(deed: number) }

        /// The mark of what takes it back.
        public var undoToken: StepToken { origin.tokens.undo(deed: number) }

        /// As a part of a step that does nothing else.
        public var part: Step.Part {
            let puts = effects.map { $0.reversed(by: undo) }
            return Step.Part(number: number, deed: Deed(undo, puts: puts), isInForce: false, takingBack: origin)
        }

        /// As it was done, for whoever asks whether it is still in force.
        public var done: Step.Part { Step.Part(number: number, deed: Deed(undo, puts: effects), isInForce: false) }
    }
}

extension Deed.Effect {
    /// What stands where this has been taken back.
    public func reversed(by work: Deed.Work) -> Deed.Effect {
        switch value {
        case .on: Deed.Effect(aspect, .off)
        case .off: Deed.Effect(aspect, .on)
        case .text, .undecided: Deed.Effect(aspect, work.command.flatMap { Self.value($0.change, aspect) } ?? .off)
        }
    }

    /// What a request makes of an aspect that has one of several values.
    private static func value(_ change: Command.Change, _ aspect: DeviceState.Aspect) -> DeviceState.Value? {
        switch (change, aspect) {
        case (.setDeviceValue(let value), .deviceValue): .text(value)
        case (.updateAlerts(let update), .alert(_, let property)): value(update, property).map { .text($0) }
        case (.submitIndicators(let drafts), .indicator(let value)):
            drafts.first { $0.value == value }.map { .text($0.terms) }
        default: nil
        }
    }

    private static func value(_ update: AlertUpdate, _ property: DeviceState.AlertProperty) -> String? {
        switch property {
        case .status: update.status
        case .assignedTo: update.assignedTo
        case .classification: update.classification
        case .determination: update.determination
        }
    }
}
