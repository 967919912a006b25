import Canonical
import DefenderAPI

/// The entities of a generated world. None is kept: each is made when somebody looks at it, from the seed and its place.
protocol GeneratedRows: Sendable {
    var count: Int { get }

    func record(at place: Int) -> Record

    /// One property, without making the whole entity where it can be known without.
    /// - Parameter field: its index in the schema.
    func value(at place: Int, of field: Int) -> FieldValue

    func key(at place: Int) -> String

    func place(of key: String) -> Int?

    /// A property as a column of few values; nil where it is none.
    func column(of field: Int) -> GeneratedColumn?

    /// The places in the order of a time, the newest first; nil where no such order is kept.
    func newestFirst(by field: Int) -> [UInt32]?
}

extension GeneratedRows {
    func column(of field: Int) -> GeneratedColumn? { nil }
    func newestFirst(by field: Int) -> [UInt32]? { nil }
}
