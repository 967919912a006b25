import HTTPTypes

extension Endpoint {
    static let machines = [
        listMachines, getMachine, updateMachine, findMachinesByIp, findMachineByIpLegacy, findMachinesByTag,
        listMachineLogonUsers,
        listMachineAlerts, addOrRemoveMachineTag, addOrRemoveTagMultipleMachines, setDeviceValue, listMachineSoftware,
        listMachineVulnerabilities, listMachineMissingKbs, listMachineRecommendations,
    ]

    public static let listMachines = Endpoint(
        "list-machines", .get, "/api/machines",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getMachine = Endpoint(
        "get-machine", .get, "/api/machines/{id}",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let updateMachine = Endpoint(
        "update-machine", .patch, "/api/machines/{machineId}",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "update-machine")

    public static let findMachinesByIp = Endpoint(
        "find-machines-by-ip", .get, "/api/machines/findbyip(ip='{ip}',timestamp={timestamp})",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let findMachineByIpLegacy = Endpoint(
        "find-machine-by-ip-legacy", .get, "/api/machines/find(timestamp={timestamp},key='{ip}')",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: [],
        rateLimits: .unstated)

    public static let findMachinesByTag = Endpoint(
        "find-machines-by-tag", .get, "/api/machines/findbytag",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let listMachineLogonUsers = Endpoint(
        "list-machine-logon-users", .get, "/api/machines/{id}/logonusers",
        application: ["User.Read.All"], delegated: ["User.Read.All"])

    public static let listMachineAlerts = Endpoint(
        "list-machine-alerts", .get, "/api/machines/{id}/alerts",
        application: ["Alert.Read.All", "Alert.ReadWrite.All"], delegated: ["Alert.Read", "Alert.ReadWrite"])

    public static let addOrRemoveMachineTag = Endpoint(
        "add-or-remove-machine-tag", .post, "/api/machines/{id}/tags",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "add-or-remove-machine-tag")

    public static let addOrRemoveTagMultipleMachines = Endpoint(
        "add-or-remove-tag-multiple-machines", .post, "/api/machines/AddOrRemoveTagForMultipleMachines",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "add-or-remove-tag-multiple-machines")

    public static let setDeviceValue = Endpoint(
        "set-device-value", .post, "/api/machines/{machineId}/setDeviceValue",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "set-device-value")

    public static let listMachineSoftware = Endpoint(
        "list-machine-software", .get, "/api/machines/{machineId}/software",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let listMachineVulnerabilities = Endpoint(
        "list-machine-vulnerabilities", .get, "/api/machines/{machineId}/vulnerabilities",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 50, perHour: 1500))

    public static let listMachineMissingKbs = Endpoint(
        "list-machine-missing-kbs", .get, "/api/machines/{machineId}/getmissingkbs",
        application: ["Software.Read.All"], delegated: [],
        rateLimits: .unstated)

    public static let listMachineRecommendations = Endpoint(
        "list-machine-recommendations", .get, "/api/machines/{machineId}/recommendations",
        application: ["SecurityRecommendation.Read.All"], delegated: ["SecurityRecommendation.Read"],
        rateLimits: .unstated)
}
