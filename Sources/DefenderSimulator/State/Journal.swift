import Canonical

/// The effects in their order, kept in memory and, if wished, as JSON Lines in a file that is written before the answer.
struct Journal: Sendable {
    private(set) var entries: [JSONValue] = []
    private let file: JournalFile?

    init(_ file: JournalFile?) { self.file = file }

    /// How many effects there were.
    var count: Int { entries.count }

    /// - Parameters:
    ///   - path: as `/api/…` in the reference's casing, without the query.
    ///   - client: the app's id.
    mutating func append(
        _ effect: Effect, time: Timestamp, method: String, path: String, body: JSONValue, status: Int, client: String
    ) throws(SimulatorFailure) {
        let entry: JSONValue = [
            "seq": .integer(Int64(entries.count + 1)), "time": .time(time), "method": .string(method),
            "path": .string(path), "machineId": .optional(effect.machineID), "type": .string(effect.type),
            "body": body, "status": .integer(Int64(status)), "id": .string(effect.id), "client": .string(client),
        ]
        try file?.write(entry.canonicalBytes + [UInt8(ascii: "\n")])
        entries.append(entry)
    }
}
