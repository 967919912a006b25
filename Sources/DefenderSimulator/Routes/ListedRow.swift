import DefenderAPI

/// An entity on its way into a list: made only if it gets there.
struct ListedRow: Sendable {
    private enum Source: Sendable {
        case made(Record)
        case stored(Shelf, Int)
    }

    /// A store that many rows share.
    final class Shelf: Sendable {
        let store: EntityStore

        init(_ store: EntityStore) { self.store = store }
    }

    private let source: Source

    init(_ record: Record) { source = .made(record) }

    init(_ shelf: Shelf, _ place: Int) { source = .stored(shelf, place) }

    /// An entity of which one property alone is known.
    init(_ schema: EntitySchema, _ field: Int, _ value: FieldValue) {
        var slots = [FieldValue](repeating: .absent, count: schema.fields.count)
        slots[field] = value
        source = .made(Record(schema: schema, slots: slots))
    }

    /// The rows at these places of a store.
    static func rows(_ places: some Sequence<Int>, of store: EntityStore) -> some Sequence<ListedRow> {
        let shelf = Shelf(store)
        return places.lazy.map { ListedRow(shelf, $0) }
    }

    /// The value of the property with this index in the schema.
    subscript(field: Int) -> FieldValue {
        switch source {
        case .made(let record): record[field]
        case .stored(let shelf, let place): shelf.store.value(at: place, of: field)
        }
    }

    var record: Record {
        switch source {
        case .made(let record): record
        case .stored(let shelf, let place): shelf.store.record(at: place)
        }
    }
}
