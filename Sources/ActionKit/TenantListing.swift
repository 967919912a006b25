public import Canonical
public import DefenderAPI

/// A collection of the whole tenant as it is asked for: all of it, or what the service can pick of it.
public struct TenantListing: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case devices, alerts, actions, indicators, vulnerabilities, leases, runs
    }

    /// A comparison of a property that the service makes.
    public struct Term: Hashable, Sendable {
        public let field: String
        public let comparison: FilterOperator
        public let literal: ODataLiteral

        /// Nil where the service cannot filter so.
        public init?(_ field: String, _ comparison: FilterOperator, _ literal: ODataLiteral, of kind: Kind) {
            guard let schema = kind.schema.field(field), ODataFilter.compare(schema, comparison, literal) != nil else { return nil }
            self.field = field
            self.comparison = comparison
            self.literal = literal
        }
    }

    /// An expression may go over so many entities: a plan holds what it rests on.
    public static let maximum = 10_000

    public let kind: Kind
    /// All have to hold; each once, in the order of their texts.
    public let terms: [Term]

    public init(_ kind: Kind, _ terms: [Term] = []) {
        self.kind = kind
        self.terms = Set(terms).sorted { $0.json.canonicalBytes.lexicographicallyPrecedes($1.json.canonicalBytes) }
    }

    /// What the service is asked to filter by; nil for nothing.
    public var filter: ODataFilter? {
        .and(
            terms.compactMap { term in
                kind.schema.field(term.field).flatMap { ODataFilter.compare($0, term.comparison, term.literal) }
            })
    }

    /// As the language writes it.
    public var name: String { "tenant.\(kind.rawValue)" }

    // MARK: JSON

    public var json: JSONValue { .array(terms.map(\.json)) }

    /// Nil where something is not as `json` writes it.
    public init?(_ kind: Kind, json: JSONValue) {
        guard let list = json.arrayValue else { return nil }
        let terms = list.compactMap { Term(json: $0, of: kind) }
        guard terms.count == list.count else { return nil }
        self.init(kind, terms)
    }
}

extension TenantListing.Kind {
    /// The entities in it.
    public var schema: EntitySchema {
        switch self {
        case .devices: Machine.schema
        case .alerts: Alert.schema
        case .actions: MachineAction.schema
        case .indicators: Indicator.schema
        case .vulnerabilities: Vulnerability.schema
        case .leases: .lease
        case .runs: .run
        }
    }
}

extension TenantListing.Term {
    var json: JSONValue {
        let value: JSONValue =
            switch literal {
            case .string(let text): .string(text)
            case .integer(let number): .integer(number)
            case .boolean(let flag): .bool(flag)
            case .timestamp(let time): .string(time.description)
            }
        return ["field": .string(field), "is": .string(comparison.rawValue), "value": value]
    }

    fileprivate init?(json: JSONValue, of kind: TenantListing.Kind) {
        guard let field = json["field"]?.stringValue, let type = kind.schema.field(field)?.type,
            let comparison = json["is"]?.stringValue.flatMap({ FilterOperator(rawValue: $0) }), let value = json["value"],
            let literal = Self.literal(value, type)
        else { return nil }
        self.init(field, comparison, literal, of: kind)
    }

    private static func literal(_ value: JSONValue, _ type: FieldType) -> ODataLiteral? {
        if let number = value.integerValue { return .integer(number) }
        if let flag = value.boolValue { return .boolean(flag) }
        guard let text = value.stringValue else { return nil }
        if type == .timestamp { return Timestamp(rfc3339: text).map { .timestamp($0) } }
        return .string(text)
    }
}
