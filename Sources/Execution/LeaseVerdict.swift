/// What is to become of a lease whose time is over, by the world as it is now.
public enum LeaseVerdict: Hashable, Sendable {
    /// - Parameter leaving: the numbers of the deeds that are no longer ours to take back.
    case release(leaving: Set<Int>)
    case keep(reason: String)
    case extend(reason: String)
    case ask(reason: String)
    case lose(reason: String)
}
