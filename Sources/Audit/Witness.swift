public import Canonical

/// A second instance that cosigns the checkpoints of a log. It remembers the one that it cosigned last, and signs no other history:
/// whoever holds the log's key and file can rewrite nothing that it has seen.
public struct Witness: Hashable, Sendable {
    /// Why a checkpoint is not cosigned.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// It is not signed by this log.
        case notOurs(SignedCheckpoint.Fault)
        /// It covers less than what was cosigned already.
        case older(size: Int64, seen: Int64)
        /// Two roots of one size: the log was rewritten.
        case forked(size: Int64)
        /// It covers more, and nothing shows that the log has only grown.
        case unproven(from: Int64, to: Int64)
        /// The proof does not lead from the one to the other: the log was rewritten, or the proof is of another checkpoint.
        case wrongProof(from: Int64, to: Int64)

        /// A sentence with what to do.
        public var description: String { Messages.refusal(self) }
    }

    /// The log that it watches.
    public let log: LogIdentity
    /// What it cosigned last; nil before the first time.
    public let last: SignedCheckpoint?

    /// A witness that has seen nothing yet of a log.
    public init(of log: LogIdentity) { (self.log, last) = (log, nil) }

    private init(of log: LogIdentity, seen last: SignedCheckpoint) { (self.log, self.last) = (log, last) }

    /// Cosigns a checkpoint.
    /// - Parameter proof: that the log goes on from what was cosigned last; needed where it has grown since.
    /// - Returns: the checkpoint with the signature below the others, and the witness that has seen it: to be kept before anybody is shown
    ///   the signature.
    public func cosign(
        _ bytes: [UInt8], proof: ConsistencyProof?, by key: SigningKey, as name: WitnessKey, at time: Timestamp
    ) throws(Refusal) -> (SignedCheckpoint, Witness) {
        let new: SignedCheckpoint
        do throws(SignedCheckpoint.Fault) { new = try SignedCheckpoint(bytes, of: log) } catch { throw .notOurs(error) }
        if let last { try Self.hold(new.checkpoint, against: last.checkpoint, proof) }
        let cosigned = new.cosigned(by: key, as: name, at: time)
        return (cosigned, Witness(of: log, seen: cosigned))
    }

    private static func hold(_ new: Checkpoint, against last: Checkpoint, _ proof: ConsistencyProof?) throws(Refusal) {
        guard new.size >= last.size else { throw .older(size: new.size, seen: last.size) }
        guard new.size > last.size else {
            if new.root != last.root { throw .forked(size: new.size) }
            return
        }
        guard let proof else { throw .unproven(from: last.size, to: new.size) }
        guard proof.leads(from: last, to: new) else { throw .wrongProof(from: last.size, to: new.size) }
    }

    // MARK: Keeping

    private static let schema = "cordon/audit-witness/1"

    /// What is kept of it.
    public var json: JSONValue {
        [
            "schema": .string(Self.schema), "log": .string(log.id), "key": .string(log.key.description),
            "checkpoint": last.map { .string($0.text) } ?? .null,
        ]
    }

    /// Reads what was kept; nil for anything else.
    public init?(json bytes: some Collection<UInt8>) {
        guard let kept = try? JSONValue(parsing: Array(bytes)), kept["schema"]?.stringValue == Self.schema,
            let key = kept["key"]?.stringValue.flatMap({ VerifyingKey($0) }), let id = kept["log"]?.stringValue,
            let log = LogIdentity(id: id, key: key), let text = kept["checkpoint"]?.stringValue,
            let last = try? SignedCheckpoint(Array(text.utf8), of: log)
        else { return nil }
        self.init(of: log, seen: last)
    }
}
