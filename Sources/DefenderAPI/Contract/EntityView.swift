public import Canonical

/// A typed view on a record.
public protocol EntityView: Hashable, Sendable {
    static var schema: EntitySchema { get }
    var record: Record { get }
    /// - Precondition: the record is of this view's schema.
    init(record: Record)
}

extension EntityView {
    /// Reads an entity out of an answer; see `Record.init(schema:decoding:)`.
    public init(decoding element: JSONElement) throws(DecodingFailure) {
        self.init(record: try Record(schema: Self.schema, decoding: element))
    }

    /// Reads an entity out of a JSON value; see `Record.init(schema:decoding:)`.
    public init(decoding value: JSONValue) throws(DecodingFailure) {
        self.init(record: try Record(schema: Self.schema, decoding: value))
    }

    /// Reads an answer that is one entity; see `Record.init(schema:decoding:)`.
    public init(decoding body: [UInt8]) throws(DecodingFailure) {
        try self.init(decoding: parsed(body, as: Self.schema.name).root)
    }

    static func checked(_ record: Record) -> Record {
        precondition(record.schema == schema, "a record of \(record.schema.name) is no \(schema.name)")
        return record
    }

    func text(_ name: String) -> String? { record[name].text }

    func integer(_ name: String) -> Int64? {
        guard case .integer(let value) = record[name] else { return nil }
        return value
    }

    func boolean(_ name: String) -> Bool? {
        guard case .boolean(let value) = record[name] else { return nil }
        return value
    }

    func double(_ name: String) -> Double? {
        guard case .double(let value) = record[name] else { return nil }
        return value
    }

    func json(_ name: String) -> JSONValue? {
        guard case .json(let value) = record[name] else { return nil }
        return value
    }

    func time(_ name: String) -> Timestamp? {
        guard case .timestamp(let value) = record[name] else { return nil }
        return value
    }

    func texts(_ name: String) -> [String] {
        guard case .list(let values) = record[name] else { return [] }
        return values.compactMap { $0.text }
    }

    func part<Part: EntityView>(_ name: String) -> Part? {
        guard case .record(let record) = record[name] else { return nil }
        return Part(record: record)
    }

    func parts<Part: EntityView>(_ name: String) -> [Part] {
        guard case .list(let values) = record[name] else { return [] }
        return values.compactMap {
            guard case .record(let record) = $0 else { return nil }
            return Part(record: record)
        }
    }
}
