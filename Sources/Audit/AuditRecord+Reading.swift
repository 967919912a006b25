public import Canonical

extension AuditRecord {
    /// Why a line is not a record.
    public enum Fault: Error, Hashable, Sendable {
        case notJSON(JSONError)
        case unknownVersion(String)
        /// A member is missing, of the wrong kind, or not known.
        case wrongMember(String)
        /// The line says the right thing in other bytes than the canonical ones.
        case notCanonical
    }

    /// The longest line and the deepest nesting that a record may have.
    static let limits = JSONLimits(maximumBytes: 16 << 20, maximumDepth: 64)

    /// Reads a line (without its line feed), strictly: only the very bytes that `line` would write are taken.
    public init(line: [UInt8]) throws(Fault) {
        let json = try Self.object(in: line)
        guard json["v"] == .integer(Self.version) else { throw .unknownVersion(json["v"]?.canonicalText ?? "null") }
        let known: Set = ["v", "seq", "time", "kind", "mode", "data"]
        if let unknown = json.members.first(where: { !known.contains($0.key) }) { throw .wrongMember(unknown.key) }
        guard let sequence = json["seq"]?.integerValue, sequence >= 0 else { throw .wrongMember("seq") }
        guard let time = json["time"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }) else { throw .wrongMember("time") }
        guard let kind = json["kind"]?.stringValue, !kind.isEmpty else { throw .wrongMember("kind") }
        guard let mode = json["mode"]?.stringValue.flatMap({ AuditEntry.Mode(rawValue: $0) }) else { throw .wrongMember("mode") }
        guard let fields = json["data"]?.objectValue else { throw .wrongMember("data") }
        self.init(sequence: sequence, entry: AuditEntry(kind: kind, time: time, mode: mode, fields: fields))
        guard self.line == line else { throw .notCanonical }
    }

    private static func object(in line: [UInt8]) throws(Fault) -> JSONObject {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: line, limits: limits)
        } catch {
            throw .notJSON(error)
        }
        guard case .object(let object) = value else { throw .wrongMember("v") }
        return object
    }
}
