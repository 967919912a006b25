import HTTPTypes

extension Endpoint {
    static let ips = [listIpAlerts, getIpStats]

    public static let listIpAlerts = Endpoint(
        "list-ip-alerts", .get, "/api/ips/{ip}/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let getIpStats = Endpoint(
        "get-ip-stats", .get, "/api/ips/{ip}/stats",
        application: ["Ip.Read.All"], delegated: ["Ip.Read.All"])
}
