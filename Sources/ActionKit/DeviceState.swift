/// What is known of a device when a step is planned, as the plan's own earlier steps will have changed it.
public struct DeviceState: Hashable, Sendable {
    /// The machine's tags (`machineTags`) and who put each on.
    public var tags: [String: Cause]
    public var isolation: Isolation
    /// The collection of an investigation package that has not ended, if there is one.
    public var collection: Cause?

    /// Who put something in force.
    public enum Cause: Hashable, Sendable {
        /// It was so before the plan; by whom is not known.
        case before
        /// A machine action that the service lists.
        case action(id: String, requestor: String, comment: String)
        /// An earlier step of this very plan.
        case plan(run: String, step: String)
    }

    /// Derived from the action history, never known for sure: the machine entity has no isolation state (reliability.md).
    public enum Isolation: Hashable, Sendable {
        case none(Cause)
        case isolating(Cause)
        case isolated(Cause)
        case releasing(Cause)
    }

    public init(tags: [String: Cause], isolation: Isolation, collection: Cause?) {
        self.tags = tags
        self.isolation = isolation
        self.collection = collection
    }
}
