/// Where a log lies: files side by side.
public struct AuditLocation: Hashable, Sendable {
    /// The records: `audit.jsonl`, or the newest of them if the log is kept in several files.
    public let log: String

    /// A log by the path of its records.
    public init(log: String) {
        self.log = log
    }

    /// An older file of a log that is kept in several: `audit.1.jsonl` is the first.
    public func part(_ number: Int) -> String { "\(stem).\(number).jsonl" }

    /// The last signed root: `audit.checkpoint`.
    public var checkpoint: String { stem + ".checkpoint" }

    /// The hashes of all records, 32 bytes each: `audit.hashes`. They prove nothing by themselves, but once a signed root proves
    /// them they tell which record was changed.
    public var hashes: String { stem + ".hashes" }

    /// The file that the executor holds locked: `audit.lock`.
    public var lock: String { stem + ".lock" }

    private var stem: String {
        log.utf8.suffix(6).elementsEqual(".jsonl".utf8) ? String(log.dropLast(6)) : log
    }
}
