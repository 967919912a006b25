import HTTPTypes

extension Endpoint {
    static let alerts = [listAlerts, getAlert]

    public static let listAlerts = Endpoint(
        "list-alerts", .get, "/api/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let getAlert = Endpoint(
        "get-alert", .get, "/api/alerts/{id}",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])
}
