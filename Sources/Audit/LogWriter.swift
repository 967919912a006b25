import Canonical

/// The one writer of a log, synchronous. `AuditLog` puts it behind an actor.
///
/// The life of an entry: line → tree → one write and one fdatasync for the whole group → signed root → caller. A root is
/// signed only when the disk has what it covers, so no two roots of one size can ever differ.
public struct LogWriter: ~Copyable, Sendable {
    /// The log that is written.
    public let identity: LogIdentity
    /// How long the unfinished line was that an earlier writer had left behind and this one has cut off; 0 if none.
    public let tornBytes: Int
    /// The records past the ledger's root, which the ledger may lack; all of a log that the ledger knows nothing of.
    public let pastLedger: [AuditRecord]

    private let location: AuditLocation
    private let key: SigningKey
    private let files: any FileSystem
    private let file: any AppendableFile
    private let lock: any FileLock
    private var tree: CompactRange
    private var hashes: LeafFile
    private var failure: FileError?

    /// Opens a log to continue it, or begins one. Holds its lock until it is released.
    /// - Throws: `AuditError`; then nothing may be done that would need a record.
    public init(opening request: AuditOpening, files: any FileSystem = DiskFiles()) throws(AuditError) {
        let lock = try Self.lock(request, files)
        let found = try AuditError.wrap { () throws(FileError) in try FoundLog(at: request.location, files) }
        let start = try LogStart(found, request, files)
        let file = try AuditError.wrap { () throws(FileError) in try files.open(request.location.log) }
        var tree = start.tree
        var hashes = LeafFile(request.location.hashes, holding: found.hashes, of: start.leaves)
        let bytes = Self.lines(start.entries, &tree, &hashes)
        try AuditError.wrap { () throws(FileError) in
            if !found.lines.torn.isEmpty { try file.truncate(to: found.finishedLength) }
            try file.writeAll(bytes)
            // Also where nothing was written: lines of a killed writer may not have reached the disk yet.
            try file.sync()
            if found.isNew { try files.syncDirectory(DiskFiles.directory(of: request.location.log)) }
        }
        (self.files, self.file, self.lock, self.tree, self.hashes) = (files, file, lock, tree, hashes)
        (location, key, identity) = (request.location, start.key, start.identity)
        tornBytes = found.lines.torn.count
        pastLedger = start.pastLedger
    }

    /// How many records there are.
    public var count: Int64 { tree.size }

    /// Appends a group of entries and returns when all are durable, with the signed root that covers them.
    /// - Throws: `.stopped`, and from then on for every call: a failed sync is never tried again.
    public mutating func append(_ entries: [AuditEntry]) throws(AuditError) -> SignedCheckpoint {
        if let failure { throw .stopped(failure) }
        do throws(FileError) {
            try file.writeAll(Self.lines(entries, &tree, &hashes))
            if !entries.isEmpty { try file.sync() }
        } catch {
            throw stop(error)
        }
        return signedRoot
    }

    /// Writes the signed root of all records to `audit.checkpoint`: the old one or the new one survives a crash. The hashes of
    /// the records go to `audit.hashes` before.
    /// - Throws: `.stopped`, and from then on for every call.
    public mutating func checkpoint() throws(AuditError) -> SignedCheckpoint {
        if let failure { throw .stopped(failure) }
        let root = signedRoot
        do throws(FileError) {
            try hashes.write(files)
            try files.replace(location.checkpoint, with: root.bytes)
        } catch {
            throw stop(error)
        }
        return root
    }

    private var signedRoot: SignedCheckpoint {
        SignedCheckpoint(Checkpoint(origin: identity.origin, size: tree.size, root: tree.root), signedBy: key)
    }

    /// The bytes of a group, and the tree and its leaves with it.
    private static func lines(_ entries: [AuditEntry], _ tree: inout CompactRange, _ hashes: inout LeafFile) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            let line = AuditRecord(sequence: tree.size, entry: entry).line
            hashes.append(tree.append(line: line))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private mutating func stop(_ error: FileError) -> AuditError {
        failure = error
        return .stopped(error)
    }

    private static func lock(_ request: AuditOpening, _ files: any FileSystem) throws(AuditError) -> any FileLock {
        let path = request.location.lock
        let lock = try AuditError.wrap { () throws(FileError) in
            try files.makeDirectories(above: path)
            return try files.lock(path, note: request.holder.note)
        }
        if let lock { return lock }
        let note = try AuditError.wrap { () throws(FileError) in try files.contents(of: path) }
        throw .locked(note.flatMap { LockHolder(note: $0) })
    }
}
