public import Canonical

/// The file in which a witness keeps what it has cosigned, so that it cosigns no other history, whatever ends it.
public struct WitnessFile: Sendable {
    /// Why nothing was cosigned.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case file(FileError)
        /// Another process cosigns just now.
        case locked(path: String)
        /// It holds something else than a witness keeps.
        case unreadable(path: String)
        /// It does not exist, and nothing says which log is to be watched.
        case logUnknown(path: String)
        /// It is about another log or key than is said.
        case otherLog(path: String, VerifyingKey)
        case refused(Witness.Refusal)

        /// A sentence with what to do.
        public var description: String { Messages.witnessFault(self) }
    }

    /// Where it lies.
    public let path: String
    private let files: any FileSystem

    /// The file at a path.
    public init(path: String, files: any FileSystem = DiskFiles()) {
        self.path = path
        self.files = files
    }

    /// Cosigns a checkpoint, and keeps it before it returns.
    /// - Parameter logKey: the key of the log, from where it is known; needed the first time.
    public func cosign(
        _ checkpoint: [UInt8], of logKey: VerifyingKey?, proof: ConsistencyProof?, by key: SigningKey, as name: WitnessKey,
        at time: Timestamp
    ) throws(Fault) -> SignedCheckpoint {
        let lock = try attempt { () throws(FileError) in try files.lock(path + ".lock", note: []) }
        guard let lock else { throw .locked(path: path) }
        return try withExtendedLifetime(lock) { () throws(Fault) in
            let witness = try witness(of: checkpoint, logKey)
            let cosigned: SignedCheckpoint
            let seen: Witness
            do throws(Witness.Refusal) {
                (cosigned, seen) = try witness.cosign(checkpoint, proof: proof, by: key, as: name, at: time)
            } catch { throw .refused(error) }
            try attempt { () throws(FileError) in try files.replace(path, with: Array((seen.json.canonicalText + "\n").utf8)) }
            return cosigned
        }
    }

    private func witness(of checkpoint: [UInt8], _ logKey: VerifyingKey?) throws(Fault) -> Witness {
        guard let kept = try attempt({ () throws(FileError) in try files.contents(of: path) }) else {
            guard let logKey else { throw .logUnknown(path: path) }
            guard let log = SignedCheckpoint.claimedLog(checkpoint, key: logKey) else { throw .refused(.notOurs(.notACheckpoint)) }
            return Witness(of: log)
        }
        guard kept.last == UInt8(ascii: "\n"), let witness = Witness(json: kept.dropLast()) else { throw .unreadable(path: path) }
        if let logKey, logKey != witness.log.key { throw .otherLog(path: path, witness.log.key) }
        return witness
    }

    private func attempt<Result>(_ body: () throws(FileError) -> Result) throws(Fault) -> Result {
        do throws(FileError) { return try body() } catch { throw .file(error) }
    }
}
