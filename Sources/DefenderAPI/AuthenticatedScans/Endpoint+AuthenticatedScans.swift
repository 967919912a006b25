import HTTPTypes

extension Endpoint {
    static let authenticatedScans = [
        listScanDefinitions, createScanDefinition, updateScanDefinition, batchDeleteScanDefinitions, listScanAgents,
        getScanAgent,
        listScanHistoryByDefinition, listScanHistoryBySession,
    ]

    public static let listScanDefinitions = Endpoint(
        "list-scan-definitions", .get, "/api/DeviceAuthenticatedScanDefinitions",
        application: ["Machine.Read.All"], delegated: ["Machine.Read.All"])

    public static let createScanDefinition = Endpoint(
        "create-scan-definition", .post, "/api/DeviceAuthenticatedScanDefinitions",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "batch-delete-scan-definitions")

    public static let updateScanDefinition = Endpoint(
        "update-scan-definition", .patch, "/api/DeviceAuthenticatedScanDefinitions/{id}",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "update-scan-definition")

    public static let batchDeleteScanDefinitions = Endpoint(
        "batch-delete-scan-definitions", .post, "/api/DeviceAuthenticatedScanDefinitions/BatchDelete",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "create-scan-definition")

    public static let listScanAgents = Endpoint(
        "list-scan-agents", .get, "/api/DeviceAuthenticatedScanAgents",
        application: ["Machine.Read.All"], delegated: ["Machine.Read.All"])

    public static let getScanAgent = Endpoint(
        "get-scan-agent", .get, "/api/DeviceAuthenticatedScanAgents/{id}",
        application: ["Machine.Read.All"], delegated: ["Machine.Read.All"])

    /// A POST that only reads.
    public static let listScanHistoryByDefinition = Endpoint(
        "list-scan-history-by-definition", .post, "/api/DeviceAuthenticatedScanDefinitions/GetScanHistoryByScanDefinitionId",
        application: ["Machine.Read.All"], delegated: ["Machine.Read.All"])

    /// A POST that only reads.
    public static let listScanHistoryBySession = Endpoint(
        "list-scan-history-by-session", .post, "/api/DeviceAuthenticatedScanDefinitions/GetScanHistoryBySessionId",
        application: ["Machine.Read.All"], delegated: ["Machine.Read.All"])
}
