/// A hunting query, read: a table and what is done to its rows, one step after the other.
struct HuntingQuery: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case filter(KQLExpression)
        /// Named expressions; these columns alone go on.
        case project([NamedExpression])
        /// The same, behind the columns that are there.
        case extend([NamedExpression])
        case take(Int)
        case sort([Ordering])
        case distinct([NamedExpression])
        case count
        /// The columns themselves.
        case schema

        /// The operator's word.
        var name: String {
            switch self {
            case .filter: "where"
            case .project: "project"
            case .extend: "extend"
            case .take: "take"
            case .sort: "sort"
            case .distinct: "distinct"
            case .count: "count"
            case .schema: "getschema"
            }
        }
    }

    struct NamedExpression: Hashable, Sendable {
        let name: String
        let expression: KQLExpression
    }

    struct Ordering: Hashable, Sendable {
        let expression: KQLExpression
        let isDescending: Bool
    }

    let table: String
    let tableOffset: Int
    let steps: [Step]
}
