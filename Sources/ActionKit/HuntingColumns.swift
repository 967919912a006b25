public import DefenderAPI

/// The columns that a playbook declares of a query's result.
public struct HuntingColumns: Hashable, Sendable {
    /// A column with the type that expressions see.
    public struct Column: Hashable, Sendable {
        public let name: String
        public let type: FieldType

        public init(_ name: String, _ type: FieldType) {
            self.name = name
            self.type = type
        }
    }

    /// The most that a result has (each takes a bit where rows are decoded).
    public static let maximum = 64

    public let columns: [Column]
    /// What a row is.
    public let row: EntitySchema

    /// - Precondition: no two names differ in case alone, and there are at most `maximum`.
    public init(_ columns: [Column]) {
        self.columns = columns
        row = .huntingRow(columns.map { Field(column: $0.name, $0.type) })
    }

    public static func == (left: Self, right: Self) -> Bool { left.columns == right.columns }

    public func hash(into hasher: inout Hasher) { hasher.combine(columns) }
}
