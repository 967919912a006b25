/// A value as the finite part of a condition tells values apart.
public enum FiniteValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case text(String)
    /// Any value that no condition names.
    case other
}
