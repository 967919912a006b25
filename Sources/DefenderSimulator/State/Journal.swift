import Canonical

/// The effects in their order, kept in memory and, if wished, as JSON Lines in a file that is written before the answer.
struct Journal: Sendable {
    /// The lines, each in its canonical form.
    private(set) var entries: [[UInt8]] = []
    private let file: JournalFile?

    init(_ file: JournalFile?) { self.file = file }

    /// All of them, as an array.
    var json: [UInt8] { [UInt8(ascii: "[")] + entries.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")] }

    /// How many effects there were.
    var count: Int { entries.count }

    /// - Parameters:
    ///   - path: as `/api/…` in the reference's casing, without the query.
    ///   - client: the app's id.
    ///   - tenant: the tenant's id, where there are several.
    mutating func append(
        _ effect: Effect, time: Timestamp, method: String, path: String, body: JSONValue, status: Int, client: String,
        tenant: String?
    ) throws(SimulatorFailure) {
        var entry: JSONObject = [
            "seq": .integer(Int64(entries.count + 1)), "time": .time(time), "method": .string(method),
            "path": .string(path), "machineId": .optional(effect.machineID), "type": .string(effect.type),
            "body": body, "status": .integer(Int64(status)), "id": .string(effect.id), "client": .string(client),
        ]
        if let tenant { entry["tenant"] = .string(tenant) }
        let line = JSONValue.object(entry).canonicalBytes
        try file?.write(line + [UInt8(ascii: "\n")])
        entries.append(line)
    }
}
