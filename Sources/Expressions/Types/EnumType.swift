/// A set of strings that a property can have. Two enumerations are the same if name and values are.
public final class EnumType: Sendable, Hashable {
    /// How messages call it, for example `Severity`.
    public let name: String
    /// The values in their one spelling; of a ranked enumeration from the least to the greatest.
    public let values: [String]
    /// Whether `<`, `<=`, `>` and `>=` compare the place in `values`.
    public let isRanked: Bool
    /// Whether the service may send values that are not listed: comparing with one is a warning then, not an error.
    public let isOpen: Bool
    /// Whether no other value can ever be met, since whatever reads or makes one refuses others. Of an enumeration that is
    /// neither open nor exhaustive the listed values are all that authors may name, and others may still arrive.
    public let isExhaustive: Bool

    public init(name: String, values: [String], isRanked: Bool = false, isOpen: Bool = false, isExhaustive: Bool = false) {
        self.name = name
        self.values = values
        self.isRanked = isRanked
        self.isOpen = isOpen
        self.isExhaustive = isExhaustive
    }

    /// The place of a value in `values`, from 0; nil if it is not listed in this spelling.
    public func rank(of value: String) -> Int? {
        values.firstIndex { CodePoints.areEqual($0, value) }
    }

    public static func == (left: EnumType, right: EnumType) -> Bool {
        left === right || (left.name == right.name && left.values == right.values)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}
