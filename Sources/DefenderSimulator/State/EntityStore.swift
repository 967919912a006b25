import DefenderAPI

/// The entities of one kind, by key, in the order in which they came.
struct EntityStore: Sendable {
    private(set) var rows: [Record] = []
    private var places: [String: Int] = [:]

    init(_ records: [Record] = []) {
        rows.reserveCapacity(records.count)
        places.reserveCapacity(records.count)
        for record in records { put(record) }
    }

    var count: Int { rows.count }

    /// The entity of this key; keys are looked up without regard to case where they are hexadecimal.
    subscript(key: String) -> Record? { (places[key] ?? places[key.lowercased()]).map { rows[$0] } }

    /// Puts an entity in the place of the one with its key, or behind the others.
    mutating func put(_ record: Record) {
        let key = record.key
        if let place = places[key] {
            rows[place] = record
        } else {
            places[key] = rows.count
            rows.append(record)
        }
    }

    mutating func remove(where isGone: (Record) -> Bool) {
        guard rows.contains(where: isGone) else { return }
        rows.removeAll(where: isGone)
        places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.key, $0) })
    }
}

extension Record {
    /// What tells this entity from the others of its kind: the key that the reference names, else `id`.
    var key: String { (schema.key ?? schema.index(of: "id")).flatMap { self[$0].text } ?? "" }
}
