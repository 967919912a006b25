/// Something that conditions ask about and that has one value at a time: a property of an alert, the membership of a tag,
/// or a whole expression that is not understood any further.
public struct Variable: Hashable, Sendable {
    /// What is known of its values.
    public enum Domain: Hashable, Sendable {
        /// These and no others (booleans, closed enumerations).
        case closed([FiniteValue])
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
}
