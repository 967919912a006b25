import DefenderAPI
import Expressions

extension NavigationProperty {
    /// Every navigation property of the language (language.md, "Navigation properties"; endpoints by mde-api.yaml).
    public static let all: [NavigationProperty] =
        ofAlerts + ofDevices + ofActions + ofIncidents + ofFiles + ofNetwork + ofUsers + ofExposure

    private static func lookUp(
        _ owner: EntityKind, _ name: String, _ result: Result, _ endpoint: String, by property: String = "id", _ summary: String
    ) -> NavigationProperty {
        NavigationProperty(owner, name, result, .endpoint(endpoint, by: property), summary)
    }

    private static let ofAlerts: [NavigationProperty] = [
        lookUp(.alert, "device", .one(.device), "get-machine", by: "machineId", "The device of the alert; one look-up."),
        lookUp(.alert, "files", .many(.file), "list-alert-files", "The files that the alert speaks of."),
        lookUp(.alert, "domains", .many(.domain), "list-alert-domains", "The domains that the alert speaks of."),
        lookUp(.alert, "ips", .many(.ip), "list-alert-ips", "The addresses that the alert speaks of."),
        lookUp(.alert, "user", .maybe(.user), "get-alert-user", "The account that the alert speaks of, if there is one."),
    ]

    private static let ofDevices: [NavigationProperty] = [
        lookUp(.device, "users", .many(.user), "list-machine-logon-users", "The accounts seen on it in the last 30 days."),
        lookUp(.device, "alerts", .many(.alert), "list-machine-alerts", "The device's alerts."),
        lookUp(.device, "actions", .many(.action), "list-machine-actions", "What was asked of the device."),
        lookUp(.device, "software", .many(.software), "list-machine-software", "The software on it."),
        lookUp(.device, "vulnerabilities", .many(.vulnerability), "list-machine-vulnerabilities", "The vulnerabilities found on it."),
        lookUp(.device, "recommendations", .many(.recommendation), "list-machine-recommendations", "What would make it safer."),
        lookUp(.device, "missingKbs", .records(ProductFix.schema), "list-machine-missing-kbs", "The security updates that it lacks."),
        lookUp(.device, "antivirus", .record(DeviceAVInfo.schema), "list-device-av-info", "How its antivirus stands."),
        lookUp(
            .device, "isolation", .enumeration(isolation), "list-machine-actions",
            "Whether it is isolated, as far as its action history tells; never known for sure."),
        NavigationProperty(.device, "leases", .many(.lease), .ledger, "What Cordon holds in force on the device."),
    ]

    private static let isolation = EnumType(
        name: "Isolation", values: ["none", "isolating", "isolated", "releasing"], isExhaustive: true)

    private static let ofActions: [NavigationProperty] = [
        NavigationProperty(.action, "ours", .flag, .ledger, "Whether Cordon asked for it.")
    ]

    private static let ofIncidents: [NavigationProperty] = [
        lookUp(.incident, "alerts", .many(.alert), "list-alerts", "All alerts of the incident."),
        lookUp(.incident, "devices", .many(.device), "list-alerts", "The devices of its alerts."),
        NavigationProperty(.incident, "leases", .many(.lease), .ledger, "What Cordon holds in force on its devices."),
    ]

    private static let ofFiles: [NavigationProperty] = [
        lookUp(.file, "info", .one(.file), "get-file", by: "sha1", "What is known of it in the world."),
        lookUp(.file, "statistics", .record(FileStatistics.schema), "get-file-stats", by: "sha1", "How common it is in the organisation."),
        lookUp(.file, "alerts", .many(.alert), "list-file-alerts", by: "sha1", "The alerts that speak of it."),
        lookUp(.file, "devices", .many(.device), "list-file-machines", by: "sha1", "The devices that have it."),
    ]

    private static let ofNetwork: [NavigationProperty] = [
        lookUp(
            .domain, "statistics", .record(DomainStatistics.schema), "get-domain-stats", by: "host", "How common it is in the organisation."
        ),
        lookUp(.domain, "alerts", .many(.alert), "list-domain-alerts", by: "host", "The alerts that speak of it."),
        lookUp(.domain, "devices", .many(.device), "list-domain-machines", by: "host", "The devices that spoke with it."),
        lookUp(.ip, "statistics", .record(IPStatistics.schema), "get-ip-stats", "How common it is in the organisation."),
        lookUp(.ip, "alerts", .many(.alert), "list-ip-alerts", "The alerts that speak of it."),
    ]

    private static let ofUsers: [NavigationProperty] = [
        lookUp(.user, "alerts", .many(.alert), "list-user-alerts", "The alerts that speak of the account."),
        lookUp(.user, "devices", .many(.device), "list-user-machines", "The devices on which the account was seen."),
    ]

    private static let ofExposure: [NavigationProperty] = [
        lookUp(.software, "devices", .many(.device), "list-software-machines", "The devices that have it."),
        lookUp(.software, "vulnerabilities", .many(.vulnerability), "list-software-vulnerabilities", "Its vulnerabilities."),
        lookUp(.vulnerability, "devices", .many(.device), "list-vulnerability-machines", "The devices that have it."),
        lookUp(.recommendation, "devices", .many(.device), "list-recommendation-machines", "The devices that it is meant for."),
        lookUp(
            .recommendation, "vulnerabilities", .many(.vulnerability), "list-recommendation-vulnerabilities", "What it would mend."),
    ]
}
