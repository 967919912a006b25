public import Canonical

/// Something that is not as the writer of a log leaves it.
public struct AuditFinding: Hashable, Sendable, CustomStringConvertible {
    /// Where a signed root came from.
    public enum Source: Hashable, Sendable {
        /// `audit.checkpoint`, or one that was given in its place.
        case checkpoint
        /// An older one that was kept elsewhere, and that the log is to be the continuation of.
        case kept
        /// The first record of a file: the last checkpoint of the file before.
        case part
        /// The run ledger.
        case ledger
    }

    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        case unreadableLine(AuditRecord.Fault)
        case sequence(expected: Int64, found: Int64)
        /// Record 0 does not name a log and its key.
        case noIdentity
        /// Record 0 names another log or key than the verifier knows.
        case otherIdentity(expected: String, found: String)
        case unreadableRoot(Source, SignedCheckpoint.Fault)
        /// A signed root covers more records than there are.
        case truncated(Source, covered: Int64, records: Int64)
        /// An older file of the log is not there.
        case partMissing(String)
        /// From this record on the log and its mirror say different things.
        case mirrorDiffers(record: Int64)
        /// A record that begins a file and contradicts itself or its place.
        case badPart
        /// These records are not the ones that were signed.
        case changed(ClosedRange<Int64>)
        case rootMismatch(Source, covered: Int64)
        /// The later of two checkpoints covers less than the older one.
        case newerFirst
        /// The checkpoint bears no true signature of the witness.
        case notCosigned(WitnessKey)
    }

    /// What is wrong.
    public let kind: Kind
    /// In which line, from 1, if it is a matter of one line.
    public let line: Int?

    /// Something that was found.
    public init(_ kind: Kind, line: Int? = nil) {
        self.kind = kind
        self.line = line
    }

    /// What is wrong, as a sentence.
    public var message: String { Messages.finding(kind) }

    /// What to do about it, as a sentence.
    public var remedy: String { Messages.remedy(kind) }

    /// The same for programs.
    public var json: JSONValue {
        ["line": line.map { .integer(Int64($0)) } ?? .null, "message": .string(message), "remedy": .string(remedy)]
    }

    /// Place, message and remedy.
    public var description: String { Messages.located(message, line) + " " + remedy }
}
