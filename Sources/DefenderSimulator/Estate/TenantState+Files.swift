import Canonical
import DefenderAPI

/// What is known of files, domains and addresses: read off the alerts' evidence, but for files that a world tells of.
extension TenantState {
    /// The file of a SHA-1 or SHA-256; nil if nothing speaks of it.
    mutating func file(_ hash: String, now: Timestamp) -> Record? {
        traces.cover(alerts)
        let sha1 = traces.sha1(hash)
        if let given = files.rows.first(where: { $0.key.lowercased() == sha1 || $0["sha256"].text?.lowercased() == sha1 }) {
            return given
        }
        let alerts = traced(.file(sha1))
        guard let entry = alerts.lazy.flatMap({ $0.parts("evidence") }).first(where: { $0["sha1"].text?.lowercased() == sha1 })
        else { return nil }
        let met = alerts.compactMap { $0.time("lastEventTime") }.max() ?? now
        return FileMaker(seed: seed, start: met).complete([
            "sha1": .string(sha1), "sha256": .optional(entry["sha256"].text),
            "determinationValue": .optional(alerts.lazy.compactMap { $0["threatFamilyName"].text }.first),
        ])
    }

    /// How many devices met something since a time, and when first and last.
    mutating func sightings(_ trace: EvidenceIndex.Trace, since: Timestamp) -> Sightings {
        Sightings(traced(trace).filter { ($0.time("lastEventTime") ?? .earliest) >= since })
    }

    /// The names that a file goes by, the most frequent first.
    mutating func names(ofFile sha1: String) -> [String] {
        let names = traced(.file(sha1)).flatMap { alert in
            alert.parts("evidence").filter { $0["sha1"].text?.lowercased() == sha1 }.compactMap { $0["fileName"].text }
        }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

/// On how many devices something was met, and when.
struct Sightings {
    let devices: Int
    let first: Timestamp?
    let last: Timestamp?

    init(_ alerts: [Record]) {
        devices = Set(alerts.compactMap { $0["machineId"].text }).count
        first = alerts.compactMap { $0.time("firstEventTime") }.min()
        last = alerts.compactMap { $0.time("lastEventTime") }.max()
    }

    /// The statistics' properties that all three kinds share.
    var values: JSONObject {
        [
            "organizationPrevalence": .integer(Int64(devices)),
            "orgFirstSeen": first.map { .time($0) } ?? .null, "orgLastSeen": last.map { .time($0) } ?? .null,
        ]
    }
}
