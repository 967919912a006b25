public import Canonical

/// A checkpoint with the signature of its log: what an auditor keeps elsewhere, and what the ledger stores as signed root.
public struct SignedCheckpoint: Hashable, Sendable {
    /// Why bytes are not a checkpoint of this log.
    public enum Fault: Error, Hashable, Sendable {
        case notANote
        case notACheckpoint
        case otherLog(origin: String)
        case wrongSignature
    }

    /// What is signed.
    public let checkpoint: Checkpoint
    private let note: SignedNote

    /// Signs a checkpoint in the name of its origin.
    public init(_ checkpoint: Checkpoint, signedBy key: SigningKey) {
        self.checkpoint = checkpoint
        note = SignedNote(checkpoint.text, signedBy: key, name: checkpoint.origin)
    }

    /// Reads a checkpoint and checks that this log has signed it. Signatures of others (witnesses) may stand beside.
    public init(_ bytes: [UInt8], of log: LogIdentity) throws(Fault) {
        guard let note = SignedNote(bytes), note.bytes == bytes else { throw .notANote }
        guard let checkpoint = Checkpoint(text: note.text) else { throw .notACheckpoint }
        guard checkpoint.origin.utf8.elementsEqual(log.origin.utf8) else { throw .otherLog(origin: checkpoint.origin) }
        guard note.isSigned(by: log.key, name: log.origin) else { throw .wrongSignature }
        self.checkpoint = checkpoint
        self.note = note
    }

    /// How many records a note says it covers, believed without a look at the signature: for messages about a lost log only.
    static func claimedSize(_ bytes: [UInt8]) -> Int64 {
        SignedNote(bytes).flatMap { Checkpoint(text: $0.text) }?.size ?? 0
    }

    /// The note, for `audit.checkpoint`, the ledger, or the end of a run's output.
    public var bytes: [UInt8] { note.bytes }

    /// The note as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The checkpoint for programs.
    /// - Parameter isFresh: whether it was made of all that the log holds now.
    public func json(isFresh: Bool) -> JSONObject {
        [
            "schema": "cordon/audit-checkpoint/1", "origin": .string(checkpoint.origin), "records": .integer(checkpoint.size),
            "root": .string(checkpoint.root.description), "fresh": .bool(isFresh), "checkpoint": .string(text),
        ]
    }
}
