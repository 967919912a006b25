import HTTPTypes

extension Endpoint {
    static let users = [listUserAlerts, listUserMachines]

    public static let listUserAlerts = Endpoint(
        "list-user-alerts", .get, "/api/users/{id}/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let listUserMachines = Endpoint(
        "list-user-machines", .get, "/api/users/{id}/machines",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])
}
