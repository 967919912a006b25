/// A column of a hunting table or result.
struct HuntingColumn: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case string = "String"
        case long = "Int64"
        case real = "Double"
        case bool = "Boolean"
        case datetime = "DateTime"
        case timespan = "TimeSpan"
        case dynamic = "Object"

        /// The type's word in queries.
        var word: String {
            switch self {
            case .string: "string"
            case .long: "long"
            case .real: "real"
            case .bool: "bool"
            case .datetime: "datetime"
            case .timespan: "timespan"
            case .dynamic: "dynamic"
            }
        }
    }

    let name: String
    let kind: Kind

    init(_ name: String, _ kind: Kind = .string) {
        self.name = name
        self.kind = kind
    }
}
