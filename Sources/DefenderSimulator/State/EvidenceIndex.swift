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

    /// Takes in the alerts that came since.
    mutating func cover(_ alerts: [Record]) {
        while covered < alerts.count {
            for trace in Self.traces(of: alerts[covered]) { rows[trace, default: []].append(covered) }
            for entry in alerts[covered].parts("evidence") {
                if let sha256 = entry["sha256"].text, let sha1 = entry["sha1"].text {
                    hashes[sha256.lowercased()] = sha1.lowercased()
                }
            }
            covered += 1
        }
    }

    /// The places of the alerts.
    func places(_ trace: Trace) -> [Int] { rows[trace] ?? [] }

    /// The SHA-1 of a file by either hash.
    func sha1(_ hash: String) -> String { hashes[hash.lowercased()] ?? hash.lowercased() }

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
        traces.cover(alerts.rows)
        return traces.places(trace).map { alerts.rows[$0] }
    }

    /// The devices on which it was met, by those alerts.
    mutating func devices(with trace: EvidenceIndex.Trace) -> [Record] {
        var seen: Set<String> = []
        return traced(trace).compactMap { $0["machineId"].text }.filter { seen.insert($0).inserted }
            .compactMap { devices[$0] }
    }
}
