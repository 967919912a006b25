import HTTPTypes

extension Endpoint {
    static let software = [
        listSoftware, getSoftware, listSoftwareDistributions, listSoftwareMachines, listSoftwareVulnerabilities,
        listSoftwareMissingKbs,
    ]

    public static let listSoftware = Endpoint(
        "list-software", .get, "/api/Software",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let getSoftware = Endpoint(
        "get-software", .get, "/api/Software/{id}",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let listSoftwareDistributions = Endpoint(
        "list-software-distributions", .get, "/api/Software/{id}/distributions",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let listSoftwareMachines = Endpoint(
        "list-software-machines", .get, "/api/Software/{id}/machineReferences",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let listSoftwareVulnerabilities = Endpoint(
        "list-software-vulnerabilities", .get, "/api/Software/{id}/vulnerabilities",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)

    public static let listSoftwareMissingKbs = Endpoint(
        "list-software-missing-kbs", .get, "/api/Software/{id}/getmissingkbs",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)
}
