import Expressions

extension NavigationProperty {
    /// Every navigation property of the language (language.md, "Navigation properties"; endpoints by mde-api.yaml).
    public static let all: [NavigationProperty] = ofAlerts + ofDevices + ofActions + ofIncidents

    private static let ofAlerts: [NavigationProperty] = [
        .init(.alert, "device", .one(.device), .endpoint("get-machine", by: "machineId"), "The device of the alert; one look-up.")
    ]

    private static let ofDevices: [NavigationProperty] = [
        .init(.device, "alerts", .many(.alert), .endpoint("list-machine-alerts", by: "id"), "The device's alerts."),
        .init(
            .device, "actions", .many(.action), .endpoint("list-machine-actions", by: "id"), "What was asked of the device."),
        .init(
            .device, "isolation", .enumeration(isolation), .endpoint("list-machine-actions", by: "id"),
            "Whether it is isolated, as far as its action history tells; never known for sure."),
        .init(.device, "leases", .many(.lease), .ledger, "What Cordon holds in force on the device."),
    ]

    private static let ofActions: [NavigationProperty] = [
        .init(.action, "ours", .flag, .ledger, "Whether Cordon asked for it.")
    ]

    private static let ofIncidents: [NavigationProperty] = [
        .init(.incident, "alerts", .many(.alert), .endpoint("list-alerts", by: "id"), "All alerts of the incident."),
        .init(.incident, "devices", .many(.device), .endpoint("list-alerts", by: "id"), "The devices of its alerts."),
        .init(.incident, "leases", .many(.lease), .ledger, "What Cordon holds in force on its devices."),
    ]

    private static let isolation = EnumType(
        name: "Isolation", values: ["none", "isolating", "isolated", "releasing"])
}
