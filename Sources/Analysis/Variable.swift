/// Something that conditions ask about and that has one value at a time: a property of an alert, the membership of a tag,
/// or a whole expression that is not understood any further. Equal names are one variable.
public struct Variable: Hashable, Sendable {
    /// What is known of its values.
    public enum Domain: Hashable, Sendable {
        /// These and no others: booleans, and words that Cordon itself gives.
        case closed([FiniteValue])
        /// These as far as is known. The service adds values, and they are kept as they come (`EnumSchema.canonical`).
        case listed([FiniteValue])
        /// Anything; the values that conditions name are told apart.
        case open(isNullable: Bool)

        static let truth = Domain.closed([.bool(true), .bool(false)])
    }

    /// How people read it: `alert.severity`, `"tier0" in device.machineTags`, or the expression.
    public let name: String
    public let domain: Domain
    /// Whether nothing is known of what makes its value: what hangs on it is possible, never proved.
    public let isFree: Bool

    public init(_ name: String, _ domain: Domain, isFree: Bool = false) {
        self.name = name
        self.domain = domain
        self.isFree = isFree
    }

    public static func == (left: Variable, right: Variable) -> Bool { left.isFree == right.isFree && left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
