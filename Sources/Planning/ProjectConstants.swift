import Expressions
import Playbooks

/// The values of cordon.yaml as expressions meet them, made once: a table may have many rows.
final class ProjectConstants: Sendable {
    let variables: Value
    /// `data`; nil where its rows name devices, so that it depends on what is known of them.
    let tables: Value?
    let calendars: [Calendar]
    private let values: ProjectValues

    init(_ values: ProjectValues) {
        self.values = values
        calendars = values.calendars
        variables = .object(FieldsObject(values.variablesType, values.variables.map { $0.value.evaluation($0.type, .none) }))
        let namesEntities = values.tables.contains { table in table.table.columns.contains { $0.type.isEntity } }
        tables = namesEntities ? nil : Self.tables(values, .none)
    }

    func tables(_ known: KnownFacts) -> Value { Self.tables(values, known) }

    private static func tables(_ values: ProjectValues, _ known: KnownFacts) -> Value {
        .object(FieldsObject(values.tablesType, values.tables.map { .value(rows(of: $0, known)) }))
    }

    private static func rows(of table: ProjectValues.Table, _ known: KnownFacts) -> Value {
        let columns = table.table.columns
        guard case .list(.object(let type)) = table.table.type else { preconditionFailure("a table is a list of rows") }
        return .list(
            table.rows.rows.map { row in .object(FieldsObject(type, zip(row, columns).map { $0.evaluation($1.type, known) })) })
    }
}

extension ValueType {
    fileprivate var isEntity: Bool {
        switch self {
        case .entity: true
        case .list(let element): element.isEntity
        default: false
        }
    }
}
