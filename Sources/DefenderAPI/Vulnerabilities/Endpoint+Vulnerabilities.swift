import HTTPTypes

extension Endpoint {
    static let vulnerabilities = [listVulnerabilities, getVulnerability, listVulnerabilityMachines, listMachinesVulnerabilities]

    public static let listVulnerabilities = Endpoint(
        "list-vulnerabilities", .get, "/api/vulnerabilities",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)

    public static let getVulnerability = Endpoint(
        "get-vulnerability", .get, "/api/vulnerabilities/{cveId}",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)

    public static let listVulnerabilityMachines = Endpoint(
        "list-vulnerability-machines", .get, "/api/vulnerabilities/{cveId}/machineReferences",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)

    public static let listMachinesVulnerabilities = Endpoint(
        "list-machines-vulnerabilities", .get, "/api/vulnerabilities/machinesVulnerabilities",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: .unstated)
}
