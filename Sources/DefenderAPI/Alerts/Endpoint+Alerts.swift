import HTTPTypes

extension Endpoint {
    static let alerts = [
        listAlerts, getAlert, updateAlert, batchUpdateAlerts, createAlertByReference, listAlertDomains,
        listAlertFiles, listAlertIps,
        getAlertMachine, getAlertUser,
    ]

    public static let listAlerts = Endpoint(
        "list-alerts", .get, "/api/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let getAlert = Endpoint(
        "get-alert", .get, "/api/alerts/{id}",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let updateAlert = Endpoint(
        "update-alert", .patch, "/api/alerts/{id}",
        application: ["Alert.ReadWrite.All"], delegated: ["Alert.ReadWrite"],
        isChanging: true, reversedBy: "update-alert")

    public static let batchUpdateAlerts = Endpoint(
        "batch-update-alerts", .post, "/api/alerts/batchUpdate",
        application: ["Alert.ReadWrite.All"], delegated: ["Alert.ReadWrite"],
        rateLimits: RateLimits(perMinute: 10, perHour: 500), isChanging: true, reversedBy: "batch-update-alerts")

    public static let createAlertByReference = Endpoint(
        "create-alert-by-reference", .post, "/api/alerts/CreateAlertByReference",
        application: ["Alert.ReadWrite.All"], delegated: ["Alert.ReadWrite"],
        rateLimits: RateLimits(perMinute: 15, perHour: nil), isChanging: true)

    public static let listAlertDomains = Endpoint(
        "list-alert-domains", .get, "/api/alerts/{id}/domains",
        application: ["URL.Read.All"], delegated: ["URL.Read.All"])

    public static let listAlertFiles = Endpoint(
        "list-alert-files", .get, "/api/alerts/{id}/files",
        application: ["File.Read.All"], delegated: ["File.Read.All"])

    public static let listAlertIps = Endpoint(
        "list-alert-ips", .get, "/api/alerts/{id}/ips",
        application: ["Ip.Read.All"], delegated: ["Ip.Read.All"])

    public static let getAlertMachine = Endpoint(
        "get-alert-machine", .get, "/api/alerts/{id}/machine",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getAlertUser = Endpoint(
        "get-alert-user", .get, "/api/alerts/{id}/user",
        application: ["User.Read.All"], delegated: ["User.Read.All"])
}
