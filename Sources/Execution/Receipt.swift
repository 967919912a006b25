/// What the service answered to an accepted command.
public struct Receipt: Hashable, Sendable {
    /// The machine action's id; nil for a command that is answered with the entity.
    public let actionID: String?
    /// The HTTP status; nil where the answer was lost and the effect was found by asking.
    public let status: Int?
    /// The service's id of the request, if it gave one.
    public let requestID: String?

    public init(actionID: String?, status: Int?, requestID: String?) {
        self.actionID = actionID
        self.status = status
        self.requestID = requestID
    }
}
