import HTTPTypes

extension Endpoint {
    static let machineActions = [
        listMachineActions, getMachineAction, collectInvestigationPackage, isolateMachine, unisolateMachine,
    ]

    public static let listMachineActions = Endpoint(
        "list-machine-actions", .get, "/api/machineactions",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getMachineAction = Endpoint(
        "get-machine-action", .get, "/api/machineactions/{id}",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let collectInvestigationPackage = Endpoint(
        "collect-investigation-package", .post, "/api/machines/{id}/collectInvestigationPackage",
        application: ["Machine.CollectForensics"], delegated: ["Machine.CollectForensics"], isChanging: true)

    public static let isolateMachine = Endpoint(
        "isolate-machine", .post, "/api/machines/{id}/isolate",
        application: ["Machine.Isolate"], delegated: ["Machine.Isolate"],
        isChanging: true, reversedBy: "unisolate-machine")

    public static let unisolateMachine = Endpoint(
        "unisolate-machine", .post, "/api/machines/{id}/unisolate",
        application: ["Machine.Isolate"], delegated: ["Machine.Isolate"],
        isChanging: true, reversedBy: "isolate-machine")
}
