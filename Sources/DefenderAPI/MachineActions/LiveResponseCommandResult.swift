public import Canonical

/// One command of a live response and what became of it (run-live-response.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct LiveResponseCommandResult: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The command's place, from 0.
    public var index: Int64? { integer("index") }
    /// When it began; null before.
    public var startTime: Timestamp? { time("startTime") }
    /// When it ended; null before.
    public var endTime: Timestamp? { time("endTime") }
    /// How far it is.
    public var commandStatus: String? { text("commandStatus") }
    /// What went wrong; empty when fine.
    public var errors: [String] { texts("errors") }
    /// What was asked for.
    public var command: LiveResponseCommand? { part("command") }
}
