/// Why a message was not answered.
public enum DeliveryFailure: Error, Hashable, Sendable {
    /// It provably never left.
    case notSent(String)
    /// It was under way: it may have arrived.
    case cut(String)
}
