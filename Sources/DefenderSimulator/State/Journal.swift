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

    /// What a line says of its request's body. A request for hundreds of things has a line for each: the body stands in the first.
    enum Body: Sendable {
        case whole(JSONValue)
        /// It stands in the line of this number.
        case line(Int)
    }

    /// - Parameters:
    ///   - path: as `/api/…` in the reference's casing, without the query.
    ///   - client: the app's id.
    ///   - tenant: the tenant's id, where there are several.
    mutating func append(
        _ effect: Effect, time: Timestamp, method: String, path: String, body: Body, status: Int, client: String,
        tenant: String?
    ) throws(SimulatorFailure) {
        var entry: JSONObject = [
            "seq": .integer(Int64(entries.count + 1)), "time": .time(time), "method": .string(method),
            "path": .string(path), "machineId": .optional(effect.machineID), "type": .string(effect.type),
            "status": .integer(Int64(status)), "id": .string(effect.id), "client": .string(client),
        ]
        switch body {
        case .whole(let body): entry["body"] = body
        case .line(let number): entry["bodyOf"] = .integer(Int64(number))
        }
        if let tenant { entry["tenant"] = .string(tenant) }
        let line = JSONValue.object(entry).canonicalBytes
        try file?.write(line + [UInt8(ascii: "\n")])
        entries.append(line)
    }
}
