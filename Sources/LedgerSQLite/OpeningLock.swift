import Execution
import Glibc

/// Admits one process at a time to opening and migrating a database: SQLite's own locks do not span the several
/// transactions that take a file from version to version. `flock(2)`: the kernel frees it however its holder ends.
enum OpeningLock {
    /// Waits for the others, then does the work alone.
    static func holding<Value>(besides database: String, _ work: () throws(LedgerFailure) -> Value) throws(LedgerFailure) -> Value {
        let path = database + ".opening"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .broken(Messages.noOpeningLock(path, reason)) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .broken(Messages.noOpeningLock(path, reason)) }
        }
        return try work()
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
