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
    let note: SignedNote

    /// Signs a checkpoint in the name of its origin.
    public init(_ checkpoint: Checkpoint, signedBy key: SigningKey) {
        self.checkpoint = checkpoint
        note = SignedNote(checkpoint.text, signedBy: key, name: checkpoint.origin)
    }

    init(_ checkpoint: Checkpoint, _ note: SignedNote) {
        self.checkpoint = checkpoint
        self.note = note
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

    /// The log that a note says it is of, with a key that is known otherwise: the signature is still to be checked.
    static func claimedLog(_ bytes: [UInt8], key: VerifyingKey) -> LogIdentity? {
        let origin = SignedNote(bytes).flatMap { Checkpoint(text: $0.text) }?.origin
        return origin.flatMap { LogIdentity(origin: $0, key: key) }
    }

    /// The note, for `audit.checkpoint`, the ledger, or the end of a run's output.
    public var bytes: [UInt8] { note.bytes }

    /// The note as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The checkpoint for programs.
    /// - Parameters:
    ///   - isFresh: whether it was made of all that the log holds now; nil where that cannot be told.
    ///   - witness: who has cosigned it.
    public func json(isFresh: Bool?, cosignedBy witness: WitnessKey? = nil) -> JSONObject {
        [
            "schema": "cordon/audit-checkpoint/1", "origin": .string(checkpoint.origin), "records": .integer(checkpoint.size),
            "root": .string(checkpoint.root.description), "fresh": isFresh.map { .bool($0) } ?? .null, "checkpoint": .string(text),
            "witness": witness.map { .string($0.description) } ?? .null,
        ]
    }
}
