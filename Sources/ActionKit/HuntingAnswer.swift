public import Canonical
public import DefenderAPI

/// What a query gave, cut down to the columns that are read.
public enum HuntingAnswer: Hashable, Sendable {
    /// Each row's values in the order of the declared columns.
    case rows([[JSONValue]])
    /// The query is wrong, or gives something else than was declared.
    case unusable(String)

    /// More rows than a plan should hold: none of them is used then.
    public static let maximumRows = 10_000

    /// Holds a result against what the playbook declares of it.
    public init(_ result: HuntingResult, _ question: HuntingQuestion) {
        guard result.rows.count <= Self.maximumRows else {
            self = .unusable(Messages.tooManyRows(result.rows.count, maximum: Self.maximumRows))
            return
        }
        var places: [Int] = []
        for column in question.columns.columns {
            guard let place = result.columns.firstIndex(where: { $0.name == column.name }) else {
                self = .unusable(Messages.columnIsMissing(column.name, result.columns.map(\.name)))
                return
            }
            guard HuntingCell.fits(column.type, service: result.columns[place].type) else {
                self = .unusable(Messages.columnOfOtherType(column.name, HuntingCell.word(of: column.type), result.columns[place].type))
                return
            }
            places.append(place)
        }
        self = Self.cut(result.rows.map { row in places.map { row[$0] } }, question.columns)
    }

    /// The rows with every value as its type writes it.
    private static func cut(_ rows: [[JSONValue]], _ columns: HuntingColumns) -> HuntingAnswer {
        var cut: [[JSONValue]] = []
        for (number, row) in rows.enumerated() {
            var values: [JSONValue] = []
            for (value, column) in zip(row, columns.columns) {
                guard let json = HuntingCell.value(value, column.type)?.json else {
                    return .unusable(Messages.cellOfOtherType(column.name, row: number, HuntingCell.word(of: column.type)))
                }
                values.append(json)
            }
            cut.append(values)
        }
        return .rows(cut)
    }

    /// The same rows in the order of another answer; as they are where the rows differ. The order of a query that does not sort
    /// means nothing.
    public func inOrder(of other: HuntingAnswer?) -> HuntingAnswer {
        guard case .rows(let rows) = self, case .rows(let others)? = other, rows.count == others.count else { return self }
        func counts(_ rows: [[JSONValue]]) -> [[JSONValue]: Int] { rows.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
        return counts(rows) == counts(others) ? .rows(others) : self
    }

    /// As a plan holds it.
    public var json: JSONObject {
        switch self {
        case .rows(let rows): ["rows": .array(rows.map { .array($0) })]
        case .unusable(let reason): ["unusable": .string(reason)]
        }
    }

    /// nil where something is not as `json` writes it, or does not fit the question.
    public init?(json: JSONValue, _ question: HuntingQuestion) {
        if let reason = json["unusable"]?.stringValue {
            self = .unusable(reason)
            return
        }
        guard let list = json["rows"]?.arrayValue, list.count <= Self.maximumRows else { return nil }
        let rows = list.compactMap { $0.arrayValue }
        guard rows.count == list.count, rows.allSatisfy({ $0.count == question.columns.columns.count }) else { return nil }
        let cut = Self.cut(rows, question.columns)
        guard cut == .rows(rows) else { return nil }
        self = cut
    }

    func found(_ question: HuntingQuestion) -> Result<Lookup.Found, Unasked> {
        switch self {
        case .unusable(let reason): return .failure(Unasked(reason))
        case .rows(let rows):
            let records = rows.map { row in
                let slots = zip(row, question.columns.columns).map { value, column in
                    HuntingCell.value(value, column.type) ?? .null
                }
                return Record(schema: question.columns.row, slots: slots)
            }
            return .success(.entities(records))
        }
    }
}
