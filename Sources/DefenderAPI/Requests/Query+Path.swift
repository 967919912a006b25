public import Canonical
import HTTPTypes

extension Query where Response == JSONValue {
    /// Any read of the catalogue, by its path, for exploring.
    /// - Parameter target: the path from `/api/` on, percent-encoded, with the query if there is one.
    /// - Returns: nil if no endpoint that reads with GET has this path.
    public static func get(_ target: String) -> Query? {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        guard let path = halves.first?.split(separator: "/").percentDecoded,
            let (endpoint, values) = Endpoint.reading(path),
            let query = WireRequest.QueryItem.items(halves.count > 1 ? halves[1] : "")
        else { return nil }
        return Query(endpoint, WireRequest(endpoint, values, query: query)) { bytes throws(DecodingFailure) in
            try parsed(bytes, as: endpoint.id).root.value
        }
    }
}

extension Endpoint {
    fileprivate static func reading(_ path: [String]) -> (Endpoint, [String: String])? {
        let fitting = all.filter { $0.method == .get }
            .compactMap { endpoint in endpoint.template.match(path).map { (endpoint, $0) } }
        return fitting.max { $0.0.template.precision < $1.0.template.precision }
    }
}

extension Endpoint {
    /// The reading endpoints whose paths begin most like this one, at most five.
    public static func reading(near path: String) -> [Endpoint] {
        let segments = path.prefix { $0 != "?" }.split(separator: "/").map { String($0).foldedASCII }
        func likeness(_ endpoint: Endpoint) -> Int {
            let template = endpoint.pathTemplate.split(separator: "/").map { String($0).foldedASCII }
            return zip(segments, template).prefix { $0 == $1 || $1.hasPrefix("{") || ($1.hasPrefix($0.prefix(4)) && $0 != "api") }.count
        }
        let ranked = all.filter { $0.method == .get }.map { (likeness($0), $0) }
        let best = ranked.map(\.0).max() ?? 0
        return Array(ranked.filter { $0.0 == best }.map(\.1).prefix(5))
    }
}

extension WireRequest.QueryItem {
    fileprivate static func items(_ text: String) -> [WireRequest.QueryItem]? {
        var items: [WireRequest.QueryItem] = []
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let decoded = halves.percentDecoded else { return nil }
            items.append(WireRequest.QueryItem(name: decoded[0], value: decoded.count > 1 ? decoded[1] : ""))
        }
        return items
    }
}
