import Canonical

/// The one writer of a log, synchronous. `AuditLog` lets many callers share it.
///
/// The life of an entry: line → tree → one write and one fdatasync for the whole group → root → caller. A root is
/// signed only when the disk has what it covers, so no two roots of one size can ever differ.
public struct LogWriter: ~Copyable, Sendable {
    /// The log that is written.
    public let identity: LogIdentity
    /// How long the unfinished line was that an earlier writer had left behind and this one has cut off; 0 if none.
    public let tornBytes: Int
    /// The records past the ledger's root, which the ledger may lack; all of a log that the ledger knows nothing of.
    public let pastLedger: [AuditRecord]

    /// How many records were taken from the mirror, because the log's own file lacked them.
    public let restoredRecords: Int

    private let location: AuditLocation
    private let key: SigningKey
    private let files: any FileSystem
    private var file: any AppendableFile
    private let lock: any FileLock
    private var tree: CompactRange
    private var hashes: LeafFile
    private var failure: FileError?
    private var mirror: MirrorFile?
    /// Why the log's own file is not written any more, where its mirror is enough.
    private var ownFailure: FileError?
    /// The newest file: its number, its length, and the length from which on it is full.
    private var part: Int
    private var length: Int
    private let rotateAt: Int?

    /// Opens a log to continue it, or begins one. Holds its lock until it is released.
    /// - Throws: `AuditError`; then nothing may be done that would need a record.
    public init(opening request: AuditOpening, files: any FileSystem = DiskFiles()) throws(AuditError) {
        let lock = try Self.lock(request, files)
        let mirror = request.mirror.map { FoundMirror($0, files) }
        let found = try FoundLog(at: request.location, mirror: mirror, reaching: { LogStart.firstWanted($0, request) }, files)
        let start = try LogStart(found, request, files)
        let file = try AuditError.wrap { () throws(FileError) in try files.open(request.location.log) }
        var tree = start.tree
        var hashes = LeafFile(request.location.hashes, holding: found.hashes, of: start.leaves, from: found.base)
        let bytes = Self.lines(start.entries.map { EntryLine($0) }, &tree, &hashes)
        try AuditError.wrap { () throws(FileError) in
            if !found.torn.isEmpty { try file.truncate(to: found.finishedLength) }
            try file.writeAll(found.restored + bytes)
            // Also where nothing was written: lines of a killed writer may not have reached the disk yet.
            try file.sync()
            if found.finishedLength == 0 { try files.syncDirectory(DiskFiles.directory(of: request.location.log)) }
        }
        self.mirror = try Self.opened(mirror, request, found, bytes, files)
        (self.files, self.file, self.lock, self.tree, self.hashes) = (files, file, lock, tree, hashes)
        (location, key, identity) = (request.location, start.key, start.identity)
        (part, length, rotateAt) = (found.part, found.finishedLength + found.restored.count + bytes.count, request.rotateAt)
        tornBytes = found.torn.count
        restoredRecords = AuditLines(found.restored).count
        pastLedger = start.pastLedger
    }

    /// The mirror with all that the log holds.
    private static func opened(
        _ mirror: FoundMirror?, _ request: AuditOpening, _ found: FoundLog, _ bytes: [UInt8], _ files: any FileSystem
    ) throws(AuditError) -> MirrorFile? {
        guard let mirror, let wanted = request.mirror else { return nil }
        var opened = mirror.opened(wanted, found.lines, from: found.base, files)
        if !bytes.isEmpty { opened.append(bytes) }
        if wanted.requirement == .all, let failure = opened.failure { throw .file(failure) }
        return opened
    }

    /// How many records there are.
    public var count: Int64 { tree.size }

    /// Appends a group of entries and returns when all are durable, with the root that covers them.
    /// - Throws: `.stopped`, and from then on for every call: a failed sync is never tried again.
    public mutating func append(_ entries: [AuditEntry]) throws(AuditError) -> DurableRoot {
        try append(entries.map { EntryLine($0) })
    }

    mutating func append(_ entries: [EntryLine]) throws(AuditError) -> DurableRoot {
        if let failure { throw .stopped(failure) }
        if let first = entries.first, let rotateAt, length >= rotateAt, ownFailure == nil { try rotate(at: first.time) }
        let bytes = Self.lines(entries, &tree, &hashes)
        length += bytes.count
        if !bytes.isEmpty {
            let (file, old) = (file, ownFailure)
            ownFailure =
                old
                ?? Self.failure { () throws(FileError) in
                    try file.writeAll(bytes)
                    try file.sync()
                }
            mirror?.append(bytes)
            try requireSinks()
        }
        return durableRoot
    }

    /// Writes the signed root of all records to `audit.checkpoint`: the old one or the new one survives a crash. The hashes of
    /// the records go to `audit.hashes` before.
    /// - Throws: `.stopped`, and from then on for every call.
    public mutating func checkpoint() throws(AuditError) -> SignedCheckpoint {
        if let failure { throw .stopped(failure) }
        let root = durableRoot.signed
        if ownFailure == nil {
            do throws(FileError) {
                try hashes.write(files)
                try files.replace(location.checkpoint, with: root.bytes)
            } catch {
                ownFailure = error
            }
        }
        mirror?.write(root)
        try requireSinks()
        return root
    }

    /// Begins the next file. Its first record is written like any other: in the tree, and durable before anything follows it.
    private mutating func rotate(at time: Timestamp) throws(AuditError) {
        let start = PartStart(part: part + 1, identity: identity, checkpoint: try checkpoint(), tree: tree)
        guard ownFailure == nil else { return }
        let folder = DiskFiles.directory(of: location.log)
        let bytes = Self.lines([EntryLine(start.entry(at: time))], &tree, &hashes)
        do throws(FileError) {
            try files.rename(location.log, to: location.part(part))
            try files.syncDirectory(folder)
            file = try files.open(location.log)
            try file.writeAll(bytes)
            try file.sync()
            try files.syncDirectory(folder)
        } catch {
            ownFailure = error
        }
        mirror?.append(bytes)
        try requireSinks()
        (part, length) = (part + 1, bytes.count)
    }

    private var durableRoot: DurableRoot { DurableRoot(identity.origin, tree, key) }

    /// The bytes of a group, and the tree and its leaves with it.
    private static func lines(_ entries: [EntryLine], _ tree: inout CompactRange, _ hashes: inout LeafFile) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            let line = entry.bytes(at: tree.size)
            hashes.append(tree.append(line: line))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Why one of the two files is not written any more, while the other is enough.
    public var lostSink: FileError? { failure == nil ? ownFailure ?? mirror?.failure : nil }

    /// Fails closed: stops for good unless the files that have to be written still are.
    private mutating func requireSinks() throws(AuditError) {
        let isEnough = mirror?.requirement == .any && (ownFailure == nil || mirror?.failure == nil)
        guard !isEnough, let error = ownFailure ?? mirror?.failure else { return }
        failure = error
        throw .stopped(error)
    }

    private static func failure(_ body: () throws(FileError) -> Void) -> FileError? {
        do throws(FileError) { try body() } catch { return error }
        return nil
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
