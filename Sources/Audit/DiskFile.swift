import Glibc

/// An open file of this machine; closed, and its lock freed, when it is released.
final class DiskFile: AppendableFile, FileLock {
    private let descriptor: Int32
    private let path: String

    init(path: String, flags: Int32) throws(FileError) {
        descriptor = open(path, flags | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw FileError(.open, path, code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(FileError) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { return count }
            // A write of nothing without an error would loop for ever: it counts as a full disk.
            guard count < 0 else { throw FileError(.write, path, code: ENOSPC) }
            guard errno == EINTR else { throw FileError(.write, path, code: errno) }
        }
    }

    func sync() throws(FileError) {
        // Not even after EINTR: a second fsync may report success for pages that the first one lost.
        guard fdatasync(descriptor) == 0 else { throw FileError(.sync, path, code: errno) }
    }

    func truncate(to length: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw FileError(.truncate, path, code: errno) }
    }

    /// False if another process, or another opening in this one, has the lock.
    func tryLock() throws(FileError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw FileError(.lock, path, code: errno) }
        return false
    }
}
