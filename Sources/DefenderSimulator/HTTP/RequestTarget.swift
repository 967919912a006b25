import DefenderAPI

/// The path and the query of a request, decoded.
struct RequestTarget: Hashable, Sendable {
    /// The path's parts; empty ones (a trailing or doubled slash) are left out.
    let segments: [String]
    /// nil if it is not properly encoded.
    let query: NameValuePairs?

    static let root = RequestTarget()

    private init() {
        segments = []
        query = NameValuePairs.none
    }

    /// nil if the path is not properly encoded.
    init?(_ target: String) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var segments: [String] = []
        for part in halves[0].split(separator: "/") {
            guard let segment = PercentDecoding.decode(part, plusIsBlank: false) else { return nil }
            segments.append(segment)
        }
        self.segments = segments
        query = NameValuePairs(halves.count > 1 ? halves[1] : "")
    }

    /// Whether the path asks how many there are.
    var isCount: Bool { segments.last?.lowercased() == "$count" }

    /// The parts as the reference writes the path: `/api/v1.0/…` is `/api/…` (mde-api.yaml, `versioning`), and `/$count`
    /// is left out.
    var routeSegments: [String] {
        let named = isCount ? segments.dropLast() : segments[...]
        guard named.count > 1, named[0].lowercased() == "api", named[1].lowercased() == "v1.0" else { return Array(named) }
        return [named[0]] + named.dropFirst(2)
    }
}
