/// The mirror of a log while it is written.
struct MirrorFile: Sendable {
    private let mirror: AuditMirror
    private let files: any FileSystem
    private var file: (any AppendableFile)?
    /// Why it is not written any more: a failed call is never tried again.
    private(set) var failure: FileError?

    var requirement: AuditMirror.Requirement { mirror.requirement }

    /// Opens it and brings it up to the log.
    /// - Parameters:
    ///   - length: of what it shares with the log.
    ///   - rest: what the log holds beyond that.
    init(_ mirror: AuditMirror, sharing length: Int, _ rest: [UInt8], _ files: any FileSystem) {
        (self.mirror, self.files) = (mirror, files)
        attempt { this throws(FileError) in
            try files.makeDirectories(above: mirror.location.log)
            let isNew = try files.permissions(of: mirror.location.log) == nil
            let file = try files.open(mirror.location.log)
            try file.truncate(to: length)
            try file.writeAll(rest)
            try file.sync()
            if isNew { try files.syncDirectory(DiskFiles.directory(of: mirror.location.log)) }
            this.file = file
        }
    }

    /// A mirror that could not even be read.
    init(_ mirror: AuditMirror, failed failure: FileError, _ files: any FileSystem) {
        (self.mirror, self.files, self.failure) = (mirror, files, failure)
    }

    mutating func append(_ bytes: [UInt8]) {
        attempt { this throws(FileError) in
            try this.file?.writeAll(bytes)
            try this.file?.sync()
        }
    }

    mutating func write(_ checkpoint: SignedCheckpoint) {
        attempt { this throws(FileError) in try this.files.replace(this.mirror.location.checkpoint, with: checkpoint.bytes) }
    }

    private mutating func attempt(_ body: (inout MirrorFile) throws(FileError) -> Void) {
        guard failure == nil else { return }
        do throws(FileError) { try body(&self) } catch { failure = error }
    }
}
