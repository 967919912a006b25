import HTTPTypes

extension Endpoint {
    static let remediation = [listRemediationActivities, getRemediationActivity, listRemediationMachines]

    public static let listRemediationActivities = Endpoint(
        "list-remediation-activities", .get, "/api/remediationTasks",
        application: ["RemediationTasks.Read.All"], delegated: ["RemediationTask.Read"],
        rateLimits: .unstated)

    public static let getRemediationActivity = Endpoint(
        "get-remediation-activity", .get, "/api/remediationTasks/{id}",
        application: ["RemediationTasks.Read.All"], delegated: ["RemediationTask.Read"],
        rateLimits: .unstated)

    public static let listRemediationMachines = Endpoint(
        "list-remediation-machines", .get, "/api/remediationTasks/{id}/machineReferences",
        application: ["RemediationTasks.Read.All"], delegated: ["RemediationTask.Read"],
        rateLimits: .unstated)
}
