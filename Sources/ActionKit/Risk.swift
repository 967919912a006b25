/// What an action can do to the people who depend on the device: policies and reviewers sort by it.
public enum Risk: Int, Hashable, Sendable, Comparable {
    /// Leaves the device as it is (a tag, a package).
    case none
    /// Takes away something that the user notices.
    case disruptive
    /// Cuts the device off or cannot be taken back.
    case containment

    public static func < (one: Risk, other: Risk) -> Bool { one.rawValue < other.rawValue }
}
