import Audit
import Canonical
import Crypto

/// The bytes of a download so far, beside where they will lie; kept when the connection breaks, so that the rest can follow.
final class PartialFile {
    private let path: String
    private let files: any FileSystem
    private let file: any AppendableFile
    private var hash = SHA256()
    private(set) var size = 0

    private var partPath: String { path + ".part" }

    init(_ path: String, files: any FileSystem) throws(FileError) {
        self.path = path
        self.files = files
        try files.makeDirectories(above: path)
        file = try files.open(path + ".part")
        try file.truncate(to: 0)
    }

    func append(_ bytes: [UInt8]) throws(FileError) {
        try file.writeAll(bytes)
        hash.update(data: bytes)
        size += bytes.count
    }

    /// What came does not belong to what comes now.
    func startOver() throws(FileError) {
        try file.truncate(to: 0)
        hash = SHA256()
        size = 0
    }

    /// Gives the file its name, durably.
    func finish() throws(FileError) -> Download {
        try file.sync()
        try files.rename(partPath, to: path)
        try files.syncDirectory(DiskFiles.directory(of: path))
        guard let digest = Digest(bytes: Array(hash.finalize())) else { preconditionFailure("SHA-256 has 32 bytes") }
        return Download(path: path, size: size, digest: digest)
    }
}
