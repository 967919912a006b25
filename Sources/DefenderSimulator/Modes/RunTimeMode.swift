/// How much run time a hunting query uses of the ten minutes that a tenant has in an hour.
public enum RunTimeMode: String, Hashable, Sendable, CaseIterable {
    /// By the rows that it looks at, and with limits only.
    case usual
    /// Five minutes, limits or not: the third query of an hour is refused.
    case dear
}
