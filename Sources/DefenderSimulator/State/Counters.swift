import Canonical

/// How often each route was called and with which result.
struct Counters: Sendable {
    private struct Key: Hashable, Sendable {
        let route: String
        let method: String
        let status: Int
    }

    private var counts: [Key: Int] = [:]

    /// - Parameter route: the reference's path template, or `*` for a request that matched none.
    mutating func count(method: String, route: String, status: Int) {
        counts[Key(route: route, method: method, status: status), default: 0] += 1
    }

    func hasSeen(method: String, route: String) -> Bool { counts.keys.contains { $0.method == method && $0.route == route } }

    var json: JSONValue {
        let sorted = counts.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        return .array(
            sorted.map { key, count in
                [
                    "method": .string(key.method), "route": .string(key.route), "status": .integer(Int64(key.status)),
                    "count": .integer(Int64(count)),
                ]
            })
    }
}
