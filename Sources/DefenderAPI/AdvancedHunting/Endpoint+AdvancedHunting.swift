import HTTPTypes

extension Endpoint {
    static let advancedHunting = [runAdvancedQuery]

    /// A POST that only reads.
    public static let runAdvancedQuery = Endpoint(
        "run-advanced-query", .post, "/api/advancedqueries/run",
        application: ["AdvancedQuery.Read.All"], delegated: ["AdvancedQuery.Read"],
        rateLimits: RateLimits(perMinute: 45, perHour: 1500))

    /// The successor of `run-advanced-query` in Microsoft Graph (mde-errors-and-limits.yaml, `advanced_hunting`). Not one
    /// of the API's own 113 endpoints; the permission is that of Graph's page on `security: runHuntingQuery`.
    public static let runHuntingQuery = Endpoint(
        "run-hunting-query", .post, "/v1.0/security/runHuntingQuery", service: .graph,
        application: ["ThreatHunting.Read.All"], delegated: ["ThreatHunting.Read.All"],
        rateLimits: RateLimits(perMinute: 45, perHour: 1500))
}
