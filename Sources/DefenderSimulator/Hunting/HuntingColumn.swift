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
    }

    let name: String
    let kind: Kind

    init(_ name: String, _ kind: Kind = .string) {
        self.name = name
        self.kind = kind
    }
}
