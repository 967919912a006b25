import Audit
import Glibc
import Synchronization

/// A disk in memory that knows what would survive, and that fails or dies at the call it is told to.
final class MemoryDisk: FileSystem {
    /// What goes wrong at a call.
    enum Fault: CaseIterable {
        /// The process is killed before the call does anything.
        case killBefore
        /// The process is killed in the middle of a write, and before any other call.
        case killDuring
        /// The process is killed when the call has done its work.
        case killAfter
    }

    /// What a start after a kill finds.
    enum Survival: CaseIterable {
        /// The process died, the machine did not: all that was written is there.
        case everything
        /// The machine lost its power: only what was synced is there.
        case syncedOnly
        /// The machine lost its power after it had written back a part of what was not synced.
        case partly
    }

    struct File {
        var bytes: [UInt8] = []
        var synced: [UInt8] = []
        var permissions: UInt16 = 0o600
    }

    struct State {
        var inodes: [File] = []
        var names: [String: Int] = [:]
        var syncedNames: [String: Int] = [:]
        var directories: Set<String> = [".", "/"]
        var locked: Set<String> = []
        var calls: [FileError.Operation] = []
        var faultAt: (call: Int, fault: Fault)?
        var isDead = false
        var failing: [FileError.Operation: Int32] = [:]
        /// Folders in which every call fails.
        var failingFolders: [String: Int32] = [:]
        var longestWrite = Int.max
        /// How many syncs may still pass; the next one waits until there is room again.
        var syncsLeft = Int.max
    }

    private let state = Mutex(State())

    /// Looks at the disk, or changes it, without a call.
    func with<Result>(_ body: (inout State) -> Result) -> Result {
        state.withLock { body(&$0) }
    }

    /// One call: counts it, and dies or fails where it was told to.
    func call(_ operation: FileError.Operation, _ path: String, _ body: (inout State, _ isCut: Bool) -> Void = { _, _ in })
        throws(FileError)
    {
        let failure: FileError? = with { state in
            guard !state.isDead else { return FileError(operation, path, code: 5) }
            state.calls.append(operation)
            let fault = state.faultAt.flatMap { $0.call == state.calls.count ? $0.fault : nil }
            state.isDead = fault != nil
            if state.isDead { state.locked = [] }
            let broken = state.failingFolders.first { path.hasPrefix($0.key) }?.value
            if let code = state.failing[operation] ?? broken { return FileError(operation, path, code: code) }
            if fault == nil || fault == .killAfter { body(&state, false) }
            if fault == .killDuring { body(&state, true) }
            return state.isDead ? FileError(operation, path, code: 5) : nil
        }
        if let failure { throw failure }
    }

    /// Waits until a sync may pass. On the writer's own thread, so that the callers go on meanwhile.
    func waitForSync() {
        while with({ $0.syncsLeft == 0 }) { usleep(200) }
        with { $0.syncsLeft -= 1 }
    }

    /// What a new start finds after this disk's process has died.
    func restarted(_ survival: Survival) -> MemoryDisk {
        let disk = MemoryDisk()
        let old = with { $0 }
        disk.with { state in
            state.directories = old.directories
            state.names = survival == .syncedOnly ? old.syncedNames : old.names
            state.inodes = old.inodes.map { file in
                let bytes =
                    switch survival {
                    case .everything: file.bytes
                    case .syncedOnly: file.synced
                    case .partly:
                        file.synced.count <= file.bytes.count
                            ? Array(file.bytes.prefix((file.synced.count + file.bytes.count) / 2)) : file.synced
                    }
                return File(bytes: bytes, synced: bytes, permissions: file.permissions)
            }
            state.syncedNames = state.names
        }
        return disk
    }

    /// The bytes of a file, without a call; nil if there is none.
    subscript(path: String) -> [UInt8]? {
        get { with { state in state.names[path].map { state.inodes[$0].bytes } } }
        set {
            with { state in
                if let newValue {
                    state.inodes.append(File(bytes: newValue, synced: newValue))
                    state.names[path] = state.inodes.count - 1
                } else {
                    state.names[path] = nil
                }
                state.syncedNames = state.names
            }
        }
    }

    func contents(of path: String) throws(FileError) -> [UInt8]? {
        try call(.read, path)
        return self[path]
    }

    func permissions(of path: String) throws(FileError) -> UInt16? {
        try call(.inspect, path)
        return with { state in
            state.directories.contains(path) ? 0o700 : state.names[path].map { state.inodes[$0].permissions }
        }
    }

    func makeDirectory(_ path: String) throws(FileError) -> Bool {
        let isNew = with { !$0.directories.contains(path) }
        try call(.makeDirectory, path) { state, isCut in
            if !isCut { state.directories.insert(path) }
        }
        return isNew
    }

    func open(_ path: String) throws(FileError) -> any AppendableFile {
        try call(.open, path) { state, isCut in
            guard !isCut, state.names[path] == nil else { return }
            state.inodes.append(File())
            state.names[path] = state.inodes.count - 1
        }
        return MemoryFile(disk: self, path: path, inode: with { $0.names[path] ?? 0 })
    }

    func rename(_ path: String, to target: String) throws(FileError) {
        try call(.rename, path) { state, isCut in
            guard !isCut else { return }
            state.names[target] = state.names[path]
            state.names[path] = nil
        }
    }

    func syncDirectory(_ path: String) throws(FileError) {
        try call(.syncDirectory, path) { state, isCut in
            if !isCut { state.syncedNames = state.names }
        }
    }

    func lock(_ path: String, note: [UInt8]) throws(FileError) -> (any FileLock)? {
        guard with({ $0.locked.insert(path).inserted }) else { return nil }
        let lock = MemoryLock(disk: self, path: path)
        try call(.lock, path)
        self[path] = note
        return lock
    }
}
