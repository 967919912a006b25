/// A function or macro as people call it.
public struct FunctionReference: Sendable {
    /// `startsWith`, `math.greatest`
    public let name: String
    /// One sentence; empty where the forms say it all.
    public let summary: String
    /// `string.startsWith(string) -> bool`
    public let forms: [String]

    /// All of them by name, operators left out.
    public static let all: [FunctionReference] = {
        let functions = StandardLibrary.functions.values.filter { function in
            Operator(rawValue: function.name) == nil && function.name.unicodeScalars.first?.properties.isAlphabetic == true
        }.map { function in
            FunctionReference(name: function.name, summary: "", forms: function.overloads.map { $0.signature(of: function.name) })
        }
        let macros = Macro.allCases.map { FunctionReference(name: $0.rawValue, summary: $0.summary, forms: [$0.form]) }
        return (functions + macros).sorted { $0.name < $1.name }
    }()
}

extension Macro {
    fileprivate var form: String {
        switch self {
        case .all, .exists, .existsOne: "list.\(rawValue)(x, condition) -> bool"
        case .filter: "list.filter(x, condition) -> list"
        case .map: "list.map(x, value) -> list, list.map(x, condition, value) -> list"
        case .transformList: "list.transformList(i, x, value) -> list, map.transformList(k, v, condition, value) -> list"
        case .transformMap: "map.transformMap(k, v, value) -> map, map.transformMap(k, v, condition, value) -> map"
        case .transformMapEntry: "map.transformMapEntry(k, v, {key: value}) -> map"
        case .optMap: "optional.optMap(x, value) -> optional"
        case .optFlatMap: "optional.optFlatMap(x, optional) -> optional"
        case .sortBy: "list.sortBy(x, key) -> list"
        }
    }

    fileprivate var summary: String {
        switch self {
        case .all: "Whether the condition holds for every element."
        case .exists: "Whether the condition holds for some element."
        case .existsOne: "Whether the condition holds for exactly one element."
        case .filter: "The elements for which the condition holds."
        case .map: "A value for each element, or for those that fulfil a condition."
        case .transformList: "A list of a value for each element, with its index or key."
        case .transformMap: "A map with the same keys and other values."
        case .transformMapEntry: "A map with other keys and values."
        case .optMap: "A value made of what an optional holds, if it holds something."
        case .optFlatMap: "The optional made of what an optional holds, if it holds something."
        case .sortBy: "The elements in the order of a key."
        }
    }
}
