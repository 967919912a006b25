import HTTPTypes

extension Endpoint {
    static let domains = [listDomainAlerts, listDomainMachines, getDomainStats]

    public static let listDomainAlerts = Endpoint(
        "list-domain-alerts", .get, "/api/domains/{domain}/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let listDomainMachines = Endpoint(
        "list-domain-machines", .get, "/api/domains/{domain}/machines",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getDomainStats = Endpoint(
        "get-domain-stats", .get, "/api/domains/{domain}/stats",
        application: ["URL.Read.All"], delegated: ["URL.Read.All"])
}
