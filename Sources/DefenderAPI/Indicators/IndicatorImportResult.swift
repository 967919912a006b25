/// What became of one indicator of an import (import-ti-indicators.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct IndicatorImportResult: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The indicator's number; null if it failed.
    public var id: String? { text("id") }
    /// The indicator's value.
    public var indicator: String? { text("indicator") }
    /// Whether this one was not stored.
    public var isFailed: Bool? { boolean("isFailed") }
    /// Why it failed.
    public var failureReason: String? { text("failureReason") }
}
