/// A type of the expression language: CEL's own types, and what the host adds (string enums, objects, nullability).
public indirect enum CELType: Hashable, Sendable {
    case null, bool, int, uint, double, string, bytes, timestamp, duration
    /// Any value; what is done with it is checked when it is evaluated.
    case dyn
    /// The type of something that was already reported; it fits everywhere, so that one mistake gives one finding.
    case error
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type value, `type(1)`.
    case type(CELType)
    /// A string out of a list; its run-time value is a string in the listed spelling.
    case enumeration(EnumType)
    /// An entity of the host.
    case object(ObjectType)
    /// The wrapped type, or null (CEL's wrapper types).
    case nullable(CELType)
    /// A type parameter of a function signature, or a type that is not settled yet.
    case parameter(String)
    /// A type that only the host's functions know.
    case opaque(String, [CELType])

    /// The type without null.
    public var withoutNull: CELType {
        if case .nullable(let wrapped) = self { return wrapped.withoutNull }
        return self
    }

    /// Whether null is one of the type's values.
    public var acceptsNull: Bool {
        switch self {
        case .null, .nullable, .dyn, .error: true
        default: false
        }
    }
}
