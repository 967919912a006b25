public import Canonical

/// A value while an expression is evaluated. `==` is strict (same type, same content, NaN equals NaN);
/// the language's own equality, where 1 equals 1.0, is `isEqual(to:)`.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case timestamp(Timestamp)
    case duration(Duration)
    case list([Value])
    case map(MapValue)
    case object(any HostObject)
    indirect case type(CELType)
    indirect case optional(Value?)
}
