import Canonical
import DefenderAPI

/// Which alerts speak of a file, a user, an address, a domain or a device. Built when first asked, then kept up with
/// what is added; what an alert speaks of never changes behind it.
struct EvidenceIndex: Sendable {
    enum Trace: Hashable, Sendable {
        /// By SHA-1, in lower case.
        case file(String)
        /// By account name, in lower case.
        case user(String)
        case address(String)
        case domain(String)
        case device(String)
    }

    private var rows: [Trace: [Int]] = [:]
    /// SHA-256 to SHA-1.
    private var hashes: [String: String] = [:]
    private var covered = 0
    private var generated: GeneratedAlerts?
    /// The generated alerts that no longer say themselves what they speak of.
    private var rewritten: Set<Int> = []

    /// Takes in the alerts that came since. Those of a generated world know themselves what they speak of.
    mutating func cover(_ alerts: EntityStore) {
        generated = alerts.generatedAlerts
        if covered == 0 { for place in rewritten.sorted() { take(alerts.record(at: place), at: place) } }
        covered = max(covered, generated?.count ?? 0)
        while covered < alerts.count {
            take(alerts.record(at: covered), at: covered)
            covered += 1
        }
    }

    private mutating func take(_ alert: Record, at place: Int) {
        for trace in Self.traces(of: alert) { rows[trace, default: []].append(place) }
        for entry in alert.parts("evidence") {
            if let sha256 = entry["sha256"].text, let sha1 = entry["sha1"].text {
                hashes[sha256.lowercased()] = sha1.lowercased()
            }
        }
    }

    /// Somebody has written over an alert: what it speaks of is looked up anew.
    /// - Parameter place: the alert's, if it is a generated one.
    mutating func forget(rewriting place: Int?) {
        let changed = rewritten.union(place.map { [$0] } ?? [])
        self = EvidenceIndex()
        rewritten = changed
    }

    /// The places of the alerts.
    func places(_ trace: Trace) -> [Int] {
        let original = (generated?.places(trace) ?? []).filter { !rewritten.contains($0) }
        return original + (rows[trace] ?? [])
    }

    /// The SHA-1 of a file by either hash.
    func sha1(_ hash: String) -> String {
        let hash = hash.lowercased()
        let isLong = hash.utf8.count == 64
        return hashes[hash] ?? (isLong ? generated?.sha1(ofSHA256: hash) : nil) ?? hash
    }

    static func traces(of alert: Record) -> Set<Trace> {
        var traces: Set<Trace> = []
        if let machine = alert["machineId"].text { traces.insert(.device(machine)) }
        if case .record(let user) = alert["relatedUser"], let name = user["userName"].text {
            traces.insert(.user(name.lowercased()))
        }
        for entry in alert.parts("evidence") {
            if let sha1 = entry["sha1"].text { traces.insert(.file(sha1.lowercased())) }
            if let account = entry["accountName"].text { traces.insert(.user(account.lowercased())) }
            if let address = entry["ipAddress"].text { traces.insert(.address(address.lowercased())) }
            if let domain = entry["url"].text.flatMap(domain) { traces.insert(.domain(domain)) }
        }
        return traces
    }

    /// The host of a URL, if it is a name.
    static func domain(_ url: String) -> String? {
        let behind = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return DomainText(String(behind.prefix { !"/?#:".contains($0) }))?.description
    }
}

extension TenantState {
    /// The alerts that speak of it.
    mutating func traced(_ trace: EvidenceIndex.Trace) -> [Record] {
        traces.cover(alerts)
        return traces.places(trace).map(alerts.record)
    }

    /// The devices on which it was met, by those alerts.
    mutating func devices(with trace: EvidenceIndex.Trace) -> [Record] {
        var seen: Set<String> = []
        return traced(trace).compactMap { $0["machineId"].text }.filter { seen.insert($0).inserted }
            .compactMap { devices[$0] }
    }
}
