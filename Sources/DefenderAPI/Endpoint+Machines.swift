import HTTPTypes

extension Endpoint {
    static let machines = [listMachines, getMachine, addOrRemoveMachineTag]

    public static let listMachines = Endpoint(
        "list-machines", .get, "/api/machines",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getMachine = Endpoint(
        "get-machine", .get, "/api/machines/{id}",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let addOrRemoveMachineTag = Endpoint(
        "add-or-remove-machine-tag", .post, "/api/machines/{id}/tags",
        application: ["Machine.ReadWrite.All"], delegated: ["Machine.ReadWrite"],
        isChanging: true, reversedBy: "add-or-remove-machine-tag")
}
