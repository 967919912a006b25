import GRDB

/// The sentences of this module.
enum Messages {
    static func newer(_ path: String) -> String { "\(path) was written by a newer version of Cordon" }
    static func otherVersion(_ path: String) -> String {
        "\(path) was not written by this version of Cordon; `apply` or `run` brings an older one up to date"
    }

    static func noOpeningLock(_ path: String, _ reason: String) -> String { "\(path) cannot be made or locked: \(reason)" }

    static func database(_ path: String, _ error: any Error) -> String {
        guard let error = error as? DatabaseError, error.resultCode == .SQLITE_NOTADB else { return "\(path): \(error)" }
        return "\(path) is not a SQLite database"
    }
    static func statement(_ error: any Error) -> String { "\(error)" }
}
