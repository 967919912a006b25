import Canonical
import DefenderAPI

/// The authenticated scans, and when each began to run.
struct ScanSchedule: Sendable {
    /// One run of a scan.
    struct Session {
        let id: String
        let time: Timestamp
    }

    private(set) var definitions = EntityStore()
    private var starts: [String: Timestamp] = [:]

    mutating func put(_ definition: Record, now: Timestamp) {
        definitions.put(definition)
        starts[definition.key] = starts[definition.key] ?? now
    }

    mutating func remove(_ ids: Set<String>) {
        definitions.remove { ids.contains($0.key) }
        for id in ids { starts[id] = nil }
    }

    /// The runs of a scan until now, the last first: one when it was made, then one per interval while it is active.
    func sessions(of definition: Record, seed: UInt64, now: Timestamp) -> [Session] {
        guard let start = starts[definition.key], definition["isActive"] == .boolean(true),
            case .integer(let hours) = definition["intervalInHours"], hours > 0
        else { return [] }
        let interval = Duration.seconds(3600 * hours)
        let runs = Int((now - start) / interval)
        return (0...min(runs, Self.kept)).map { back in
            var random = SplitMix64(seed: seed, stream: "session of \(definition.key)", index: runs - back)
            return Session(id: random.guid(), time: start.shifted(by: interval * (runs - back)))
        }
    }

    /// How many runs before the last one are remembered.
    private static let kept = 30
}
