/// What a property holds.
public enum FieldType: Hashable, Sendable {
    case string
    /// A text whose known values are listed but not closed; it is kept exactly as the service writes it.
    case openEnumeration(EnumSchema)
    /// A text out of a list; read without regard to case into the listed spelling, an unknown value is kept.
    case enumeration(EnumSchema)
    case boolean
    case integer
    case double
    case timestamp
    /// Any JSON: a property of which no page shows more than that it is an object.
    case json
    case record(EntitySchema)
    indirect case list(FieldType)
}
