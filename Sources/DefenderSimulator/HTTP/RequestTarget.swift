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

    /// The parts behind `/api` and `/api/v1.0`, whatever their case; nil if the path is not the API's.
    var apiSegments: ArraySlice<String>? {
        guard segments.first?.lowercased() == "api" else { return nil }
        let rest = segments.dropFirst()
        return rest.first?.lowercased() == "v1.0" ? rest.dropFirst() : rest
    }
}
