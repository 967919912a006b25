import DefenderAPI

/// A filter over one store. What it asks of a property that takes few values is answered from a table, once for each value; the
/// rest is asked of each entity.
struct StoredFilter: Sendable {
    private indirect enum Part: Sendable {
        case table([Bool?], at: @Sendable (Int) -> Int)
        case and(Part, Part)
        case or(Part, Part)
        case asked(FilterPredicate)
    }

    private let store: EntityStore
    private let predicate: FilterPredicate
    private let part: Part
    private let shelf: ListedRow.Shelf

    init(_ predicate: FilterPredicate, over store: EntityStore) {
        self.predicate = predicate
        self.store = store
        shelf = ListedRow.Shelf(store)
        part = Self.part(predicate, store)
    }

    /// Whether the entity at this place is selected.
    func selects(_ place: Int) -> Bool {
        guard store.isAsGenerated(place) else { return predicate.selects(ListedRow(shelf, place)) }
        return truth(part, place) == true
    }

    private func truth(_ part: Part, _ place: Int) -> Bool? {
        switch part {
        case .table(let truths, let at): return truths[at(place)]
        case .and(let left, let right): return FilterPredicate.and(truth(left, place)) { truth(right, place) }
        case .or(let left, let right): return FilterPredicate.or(truth(left, place)) { truth(right, place) }
        case .asked(let predicate): return predicate.truth(of: ListedRow(shelf, place))
        }
    }

    private static func part(_ predicate: FilterPredicate, _ store: EntityStore) -> Part {
        let fields = predicate.fields
        if fields.count == 1, let field = fields.first, let column = store.column(of: field) {
            return .table(column.values.map { predicate.truth(of: ListedRow(column.schema, field, $0)) }, at: column.at)
        }
        switch predicate {
        case .and(let left, let right): return .and(part(left, store), part(right, store))
        case .or(let left, let right): return .or(part(left, store), part(right, store))
        default: return .asked(predicate)
        }
    }
}
