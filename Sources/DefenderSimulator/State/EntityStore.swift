import DefenderAPI

/// The entities of one kind, by id, in the order in which they came.
struct EntityStore: Sendable {
    private(set) var rows: [Record] = []
    private var places: [String: Int] = [:]

    init(_ records: [Record] = []) {
        for record in records { put(record) }
    }

    var count: Int { rows.count }

    /// The entity of this id; ids are looked up without regard to case where they are hexadecimal.
    subscript(id: String) -> Record? { (places[id] ?? places[id.lowercased()]).map { rows[$0] } }

    /// Puts an entity in the place of the one with its id, or behind the others.
    mutating func put(_ record: Record) {
        let id = record["id"].text ?? ""
        if let place = places[id] {
            rows[place] = record
        } else {
            places[id] = rows.count
            rows.append(record)
        }
    }
}
