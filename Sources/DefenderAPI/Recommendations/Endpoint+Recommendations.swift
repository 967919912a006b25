import HTTPTypes

extension Endpoint {
    static let recommendations = [
        listRecommendations, getRecommendation, getRecommendationSoftware, listRecommendationMachines,
        listRecommendationVulnerabilities,
    ]

    public static let listRecommendations = Endpoint(
        "list-recommendations", .get, "/api/recommendations",
        application: ["SecurityRecommendation.Read.All"], delegated: ["SecurityRecommendation.Read"],
        rateLimits: .unstated)

    public static let getRecommendation = Endpoint(
        "get-recommendation", .get, "/api/recommendations/{id}",
        application: ["SecurityRecommendation.Read.All"], delegated: ["SecurityRecommendation.Read"],
        rateLimits: .unstated)

    public static let getRecommendationSoftware = Endpoint(
        "get-recommendation-software", .get, "/api/recommendations/{id}/software",
        application: ["Software.Read.All"], delegated: ["SecurityRecommendation.Read"],
        rateLimits: .unstated)

    public static let listRecommendationMachines = Endpoint(
        "list-recommendation-machines", .get, "/api/recommendations/{id}/machineReferences",
        application: ["SecurityRecommendation.Read.All"], delegated: ["SecurityRecommendation.Read"],
        rateLimits: .unstated)

    public static let listRecommendationVulnerabilities = Endpoint(
        "list-recommendation-vulnerabilities", .get, "/api/recommendations/{id}/vulnerabilities",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)
}
