public import ActionKit
public import DefenderAPI

/// What the service answered to an accepted command.
public struct Receipt: Hashable, Sendable {
    /// The machine action's id; nil for a command that is answered with the entity.
    public let actionID: String?
    /// The HTTP status; nil where the answer was lost and the effect was found by asking.
    public let status: Int?
    /// The service's id of the request, if it gave one.
    public let requestID: String?
    /// Whether the same was sent before without an answer, and may have arrived then too.
    public let isPerhapsTwice: Bool

    /// What a service of cordon.yaml gave; nil where nothing is read of its answer, or where the answer was lost.
    public let answer: ServiceAnswer?

    /// The devices of a request for several that its answer does not show as they are to be: they are looked at.
    public let unshown: Set<MachineID>
    /// Of an import: what is stored, where that is not all of it.
    public let stored: StoredPart?

    public init(
        actionID: String?, status: Int?, requestID: String?, isPerhapsTwice: Bool = false, answer: ServiceAnswer? = nil,
        unshown: Set<MachineID> = [], stored: StoredPart? = nil
    ) {
        self.stored = stored
        self.unshown = unshown
        self.answer = answer
        self.isPerhapsTwice = isPerhapsTwice
        self.actionID = actionID
        self.status = status
        self.requestID = requestID
    }

    /// The same of what was sent before without an answer.
    var perhapsTwice: Receipt {
        Receipt(actionID: actionID, status: status, requestID: requestID, isPerhapsTwice: true, answer: answer)
    }

    /// The same with what another process was given.
    func answered(_ answer: ServiceAnswer?, stored: StoredPart?) -> Receipt {
        Receipt(
            actionID: actionID, status: status, requestID: requestID, isPerhapsTwice: isPerhapsTwice, answer: answer, unshown: unshown,
            stored: stored)
    }
}
