/// The macros that visit elements or name a value.
public enum Macro: String, Sendable, CaseIterable {
    case all, exists, existsOne, filter, map, transformList, transformMap, transformMapEntry, optMap, optFlatMap, sortBy

    /// `exists_one` is the older spelling of `existsOne`.
    init?(called name: String) {
        self.init(rawValue: name == "exists_one" ? "existsOne" : name)
    }

    /// For how many arguments a call of this name is the macro.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .all, .exists, .existsOne, .map: 2...3
        case .filter, .optMap, .optFlatMap, .sortBy: 2...2
        case .transformList, .transformMap, .transformMapEntry: 3...4
        }
    }

    /// How many of the arguments are variables.
    func variableCount(arguments: Int) -> Int {
        switch self {
        case .all, .exists, .existsOne: arguments - 1
        case .filter, .map, .optMap, .optFlatMap, .sortBy: 1
        case .transformList, .transformMap, .transformMapEntry: 2
        }
    }

    /// Whether the body is a condition.
    var isTest: Bool {
        switch self {
        case .all, .exists, .existsOne, .filter: true
        default: false
        }
    }

    /// Whether it goes into an optional, not over a collection.
    var isOptional: Bool { self == .optMap || self == .optFlatMap }
}
