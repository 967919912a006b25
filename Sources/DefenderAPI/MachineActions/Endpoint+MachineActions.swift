import HTTPTypes

extension Endpoint {
    static let machineActions = [
        listMachineActions, getMachineAction, collectInvestigationPackage, getPackageSasUri, isolateMachine,
        unisolateMachine,
        restrictCodeExecution, unrestrictCodeExecution, runAntivirusScan, offboardMachine, stopAndQuarantineFile,
        runLiveResponse,
        getLiveResponseResult, cancelMachineAction,
    ]

    public static let listMachineActions = Endpoint(
        "list-machine-actions", .get, "/api/machineactions",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let getMachineAction = Endpoint(
        "get-machine-action", .get, "/api/machineactions/{id}",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.Read", "Machine.ReadWrite"])

    public static let collectInvestigationPackage = Endpoint(
        "collect-investigation-package", .post, "/api/machines/{id}/collectInvestigationPackage",
        application: ["Machine.CollectForensics"], delegated: ["Machine.CollectForensics"],
        isChanging: true)

    public static let getPackageSasUri = Endpoint(
        "get-package-sas-uri", .get, "/api/machineactions/{id}/getPackageUri",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.CollectForensics"],
        rateLimits: RateLimits(perMinute: 2, perHour: 120))

    public static let isolateMachine = Endpoint(
        "isolate-machine", .post, "/api/machines/{id}/isolate",
        application: ["Machine.Isolate"], delegated: ["Machine.Isolate"],
        isChanging: true, reversedBy: "unisolate-machine")

    public static let unisolateMachine = Endpoint(
        "unisolate-machine", .post, "/api/machines/{id}/unisolate",
        application: ["Machine.Isolate"], delegated: ["Machine.Isolate"],
        isChanging: true, reversedBy: "isolate-machine")

    public static let restrictCodeExecution = Endpoint(
        "restrict-code-execution", .post, "/api/machines/{id}/restrictCodeExecution",
        application: ["Machine.RestrictExecution"], delegated: ["Machine.RestrictExecution"],
        isChanging: true, reversedBy: "unrestrict-code-execution")

    public static let unrestrictCodeExecution = Endpoint(
        "unrestrict-code-execution", .post, "/api/machines/{id}/unrestrictCodeExecution",
        application: ["Machine.RestrictExecution"], delegated: ["Machine.RestrictExecution"],
        isChanging: true, reversedBy: "restrict-code-execution")

    public static let runAntivirusScan = Endpoint(
        "run-antivirus-scan", .post, "/api/machines/{id}/runAntiVirusScan",
        application: ["Machine.Scan"], delegated: ["Machine.Scan"],
        isChanging: true)

    public static let offboardMachine = Endpoint(
        "offboard-machine", .post, "/api/machines/{id}/offboard",
        application: ["Machine.Offboard"], delegated: ["Machine.Offboard"],
        isChanging: true)

    /// The page lists read permissions too, which looks like a slip of its editors (reference README, row 5).
    public static let stopAndQuarantineFile = Endpoint(
        "stop-and-quarantine-file", .post, "/api/machines/{id}/StopAndQuarantineFile",
        application: ["Machine.StopAndQuarantine"], delegated: ["Machine.StopAndQuarantine"],
        isChanging: true)

    public static let runLiveResponse = Endpoint(
        "run-live-response", .post, "/api/machines/{id}/runliveresponse",
        application: ["Machine.LiveResponse"], delegated: ["Machine.LiveResponse"],
        rateLimits: RateLimits(perMinute: 10, perHour: nil), isChanging: true)

    public static let getLiveResponseResult = Endpoint(
        "get-live-response-result", .get, "/api/machineactions/{id}/GetLiveResponseResultDownloadLink(index={index})",
        application: ["Machine.Read.All", "Machine.ReadWrite.All"], delegated: ["Machine.LiveResponse"])

    public static let cancelMachineAction = Endpoint(
        "cancel-machine-action", .post, "/api/machineactions/{id}/cancel",
        application: [
            "Machine.CollectForensics", "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.Offboard",
            "Machine.StopAndQuarantine", "Machine.LiveResponse",
        ],
        delegated: [
            "Machine.CollectForensics", "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.Offboard",
            "Machine.StopAndQuarantine", "Machine.LiveResponse",
        ],
        isChanging: true)
}
