/// What a scalar means by the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2).
public enum CoreValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// Integers past 64 bits too, as the nearest double.
    case float(Double)
    case string
}
