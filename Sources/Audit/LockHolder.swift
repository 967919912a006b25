public import Canonical

/// Who holds the lock of a log.
public struct LockHolder: Hashable, Sendable {
    /// The process.
    public let processID: Int32
    /// When it took the lock.
    public let since: Timestamp

    /// A holder.
    public init(processID: Int32, since: Timestamp) {
        self.processID = processID
        self.since = since
    }

    /// What stands in the lock file.
    var note: [UInt8] {
        JSONValue.object(["pid": .integer(Int64(processID)), "since": .string(since.description)]).canonicalBytes
    }

    init?(note: [UInt8]) {
        guard let json = try? JSONValue(parsing: note), let processID = json["pid"]?.integerValue.flatMap({ Int32(exactly: $0) }),
            let since = json["since"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) })
        else { return nil }
        self.init(processID: processID, since: since)
    }
}
