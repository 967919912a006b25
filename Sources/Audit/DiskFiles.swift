import Glibc

/// The real files.
public struct DiskFiles: FileSystem {
    /// The file system of this machine.
    public init() {}

    /// Reads a file as one does that may be appended to meanwhile: to its end.
    public func contents(of path: String) throws(FileError) -> [UInt8]? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileError(.read, path, code: errno)
        }
        defer { close(descriptor) }
        return try Self.readAll(descriptor, path)
    }

    /// As `stat` tells them.
    public func permissions(of path: String) throws(FileError) -> UInt16? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError(.inspect, path, code: errno)
        }
        return UInt16(status.st_mode & 0o7777)
    }

    /// `mkdir` with mode 0700.
    public func makeDirectory(_ path: String) throws(FileError) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw FileError(.makeDirectory, path, code: errno) }
        return false
    }

    /// Opens with `O_APPEND`; a new file gets mode 0600.
    public func open(_ path: String) throws(FileError) -> any AppendableFile {
        try DiskFile(path: path, flags: O_WRONLY | O_APPEND | O_CREAT)
    }

    /// `rename(2)`.
    public func rename(_ path: String, to target: String) throws(FileError) {
        guard Glibc.rename(path, target) == 0 else { throw FileError(.rename, path, code: errno) }
    }

    /// `fsync` of the folder.
    public func syncDirectory(_ path: String) throws(FileError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.syncDirectory, path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(.syncDirectory, path, code: errno) }
    }

    /// `flock(2)`: the kernel frees it when the process ends, however it ends.
    public func lock(_ path: String, note: [UInt8]) throws(FileError) -> (any FileLock)? {
        let file = try DiskFile(path: path, flags: O_WRONLY | O_CREAT)
        guard try file.tryLock() else { return nil }
        try file.truncate(to: 0)
        try file.writeAll(note)
        return file
    }

    private static func readAll(_ descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path, code: errno) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(.read, path, code: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }
}
