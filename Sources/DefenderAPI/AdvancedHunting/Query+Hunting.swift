import Canonical

extension Query where Response == HuntingResult {
    /// A hunting query over the last 30 days: at most 100,000 rows, 50 MB and 200 seconds (run-advanced-query; over Graph
    /// run-hunting-query). Values go into the text as `KQLLiteral` only.
    public static func hunting(_ kql: String, over service: APIService = .defender) -> Query {
        let endpoint = service == .graph ? Endpoint.runHuntingQuery : Endpoint.runAdvancedQuery
        return Query(endpoint, WireRequest(endpoint, body: ["Query": .string(kql)])) { bytes throws(DecodingFailure) in
            try HuntingResult(decoding: bytes)
        }
    }
}
