import Canonical
import DefenderAPI

/// The entities of one kind, by key, in the order in which they came. Those of a generated world are made when they are looked
/// at; what has changed or come since is kept.
struct EntityStore: Sendable {
    private let generated: (any GeneratedRows)?
    /// How many are generated: the places of the others begin behind them.
    private let generatedCount: Int
    private var changed: [Int: Record] = [:]
    private var added: [Record] = []
    /// Of those that were added.
    private var places: [String: Int] = [:]

    init(_ records: [Record] = []) {
        (generated, generatedCount) = (nil, 0)
        added.reserveCapacity(records.count)
        places.reserveCapacity(records.count)
        for record in records { put(record) }
    }

    init(_ generated: any GeneratedRows) { (self.generated, generatedCount) = (generated, generated.count) }

    /// The generated ones, where they are alerts.
    var generatedAlerts: GeneratedAlerts? { generated as? GeneratedAlerts }

    var count: Int { generatedCount + added.count }

    func record(at place: Int) -> Record {
        guard place < generatedCount, let generated else { return added[place - generatedCount] }
        return changed[place] ?? generated.record(at: place)
    }

    /// One property of an entity.
    /// - Parameter field: its index in the schema.
    func value(at place: Int, of field: Int) -> FieldValue {
        guard place < generatedCount, let generated else { return added[place - generatedCount][field] }
        if !changed.isEmpty, let record = changed[place] { return record[field] }
        return generated.value(at: place, of: field)
    }

    /// Whether nothing has been written over the entity since it was generated.
    func isAsGenerated(_ place: Int) -> Bool { place < generatedCount && (changed.isEmpty || changed[place] == nil) }

    /// A property of the generated ones as a column of few values; nil where it is none.
    func column(of field: Int) -> GeneratedColumn? { generated?.column(of: field) }

    func key(at place: Int) -> String {
        guard place < generatedCount, let generated else { return added[place - generatedCount].key }
        return generated.key(at: place)
    }

    /// Keys are looked up without regard to case where they are hexadecimal.
    func place(of key: String) -> Int? {
        places[key] ?? generated?.place(of: key) ?? places[key.lowercased()]
    }

    subscript(key: String) -> Record? { place(of: key).map(record) }

    /// Puts an entity in the place of the one with its key, or behind the others.
    mutating func put(_ record: Record) {
        let key = record.key
        if let place = place(of: key), self.key(at: place).utf8.elementsEqual(key.utf8) {
            if place < generatedCount { changed[place] = record } else { added[place - generatedCount] = record }
        } else {
            places[key] = generatedCount + added.count
            added.append(record)
        }
    }

    /// Takes entities away; those that were generated stay.
    mutating func remove(where isGone: (Record) -> Bool) {
        guard added.contains(where: isGone) else { return }
        added.removeAll(where: isGone)
        places = Dictionary(uniqueKeysWithValues: added.enumerated().map { ($1.key, generatedCount + $0) })
    }

    // MARK: Looking through

    /// The entities one after the other, each made when it is come to.
    struct Rows: RandomAccessCollection, Sendable {
        fileprivate let store: EntityStore

        var startIndex: Int { 0 }
        var endIndex: Int { store.count }
        subscript(place: Int) -> Record { store.record(at: place) }
    }

    var rows: Rows { Rows(store: self) }

    /// Those that are kept: what has changed of the generated ones, and what has come since.
    var kept: [Record] { changed.sorted { $0.key < $1.key }.map(\.value) + added }

    /// The entities that have such a value in a property; only of those the rest is made.
    func all(_ field: String, where isMeant: @escaping (FieldValue) -> Bool) -> some Sequence<Record> {
        let index = index(field)
        return (0..<count).lazy.filter { place in isMeant(index.map { value(at: place, of: $0) } ?? .absent) }.map(record)
    }

    func first(_ field: String, where isMeant: (FieldValue) -> Bool) -> Record? {
        let index = index(field)
        return (0..<count).first { place in isMeant(index.map { value(at: place, of: $0) } ?? .absent) }.map(record)
    }

    /// A property of all of them.
    func values(_ field: String) -> some Sequence<FieldValue> {
        let index = index(field)
        return (0..<count).lazy.map { place in index.map { value(at: place, of: $0) } ?? .absent }
    }

    /// The first of the times in a property.
    func earliest(_ field: String) -> Timestamp? {
        values(field).compactMap { if case .timestamp(let time) = $0 { time } else { nil } }.min()
    }

    private func index(_ field: String) -> Int? { count > 0 ? schema?.index(of: field) : nil }

    private var schema: EntitySchema? { added.first?.schema ?? (generatedCount > 0 ? record(at: 0).schema : nil) }

    /// The places in the order of a time, the newest first; of one time, the greater key first.
    func newestFirst(by field: String) -> [Int] {
        guard let index = index(field) else { return [] }
        let kept = generated?.newestFirst(by: index)
        // Where an order is kept only what is new or has changed is sorted.
        let loose = kept == nil ? Array(0..<count) : changed.keys.sorted() + Array(generatedCount..<count)
        let sorted = loose.map { Standing(place: $0, time: time(at: $0, index), key: key(at: $0)) }.sorted { $0.isNewer(than: $1) }
        guard let kept else { return sorted.map(\.place) }
        return merged(kept, sorted, index)
    }

    /// Where an entity stands in time.
    private struct Standing {
        let place: Int
        let time: Timestamp
        let key: String

        func isNewer(than other: Standing) -> Bool { (time, key) > (other.time, other.key) }
    }

    private func merged(_ kept: [UInt32], _ loose: [Standing], _ index: Int) -> [Int] {
        guard !loose.isEmpty else { return kept.map { Int($0) } }
        var merged: [Int] = []
        merged.reserveCapacity(count)
        var rest = loose[...]
        for place in kept.lazy.map({ Int($0) }) where changed[place] == nil {
            while let next = rest.first, next.isNewer(than: Standing(place: place, time: time(at: place, index), key: key(at: place))) {
                merged.append(next.place)
                rest.removeFirst()
            }
            merged.append(place)
        }
        return merged + rest.map(\.place)
    }

    private func time(at place: Int, _ field: Int) -> Timestamp {
        if case .timestamp(let time) = value(at: place, of: field) { time } else { .earliest }
    }
}

extension Record {
    /// What tells this entity from the others of its kind: the key that the reference names, else `id`.
    var key: String { (schema.key ?? schema.index(of: "id")).flatMap { self[$0].text } ?? "" }
}
