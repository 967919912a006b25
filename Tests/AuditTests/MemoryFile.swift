import Audit

/// An open file of a `MemoryDisk`.
final class MemoryFile: AppendableFile {
    private let disk: MemoryDisk
    private let path: String
    private let inode: Int

    init(disk: MemoryDisk, path: String, inode: Int) {
        (self.disk, self.path, self.inode) = (disk, path, inode)
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(FileError) -> Int {
        let count = min(bytes.count, disk.with { $0.longestWrite })
        try disk.call(.write, path) { state, isCut in
            state.inodes[inode].bytes += bytes.prefix(isCut ? count / 2 : count)
        }
        return count
    }

    func sync() throws(FileError) {
        disk.waitForSync()
        try disk.call(.sync, path) { state, isCut in
            if !isCut { state.inodes[inode].synced = state.inodes[inode].bytes }
        }
    }

    func truncate(to length: Int) throws(FileError) {
        try disk.call(.truncate, path) { state, isCut in
            if !isCut { state.inodes[inode].bytes.removeLast(state.inodes[inode].bytes.count - length) }
        }
    }
}

/// A lock on a `MemoryDisk`.
final class MemoryLock: FileLock {
    private let disk: MemoryDisk
    private let path: String

    init(disk: MemoryDisk, path: String) {
        (self.disk, self.path) = (disk, path)
    }

    deinit {
        _ = disk.with { $0.locked.remove(path) }
    }
}
