import DefenderAPI

/// The path and the query of a request, decoded.
struct RequestTarget: Hashable, Sendable {
    /// The path's parts; empty ones (a trailing or doubled slash) are left out.
    let segments: [String]
    /// nil if it is not properly encoded.
    let query: NameValuePairs?

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

    /// The parts as the reference writes the path: `/api/v1.0/…` is `/api/…` (mde-api.yaml, `versioning`).
    var routeSegments: [String] {
        guard segments.count > 1, segments[0].lowercased() == "api", segments[1].lowercased() == "v1.0" else { return segments }
        return [segments[0]] + segments.dropFirst(2)
    }
}
