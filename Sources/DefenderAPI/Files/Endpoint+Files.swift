import HTTPTypes

extension Endpoint {
    static let files = [getFile, getFileStats, listFileAlerts, listFileMachines]

    public static let getFile = Endpoint(
        "get-file", .get, "/api/files/{id}",
        application: ["File.Read.All"], delegated: ["File.Read.All"])

    public static let getFileStats = Endpoint(
        "get-file-stats", .get, "/api/files/{id}/stats",
        application: ["File.Read.All"], delegated: ["File.Read.All"])

    public static let listFileAlerts = Endpoint(
        "list-file-alerts", .get, "/api/files/{id}/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let listFileMachines = Endpoint(
        "list-file-machines", .get, "/api/files/{id}/machines",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])
}
