import HTTPTypes

extension Endpoint {
    static let investigations = [listInvestigations, getInvestigation, startInvestigation]

    public static let listInvestigations = Endpoint(
        "list-investigations", .get, "/api/investigations",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let getInvestigation = Endpoint(
        "get-investigation", .get, "/api/investigations/{id}",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let startInvestigation = Endpoint(
        "start-investigation", .post, "/api/machines/{id}/startInvestigation",
        application: ["Alert.ReadWrite.All"], delegated: ["Alert.ReadWrite"],
        rateLimits: RateLimits(perMinute: nil, perHour: 50), isChanging: true)
}
