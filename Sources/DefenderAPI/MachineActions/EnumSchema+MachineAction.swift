extension EnumSchema {
    public static let machineActionType = EnumSchema(
        "MachineActionType",
        [
            "RunAntiVirusScan", "Offboard", "LiveResponse", "CollectInvestigationPackage", "Isolate", "Unisolate",
            "StopAndQuarantineFile", "RestrictCodeExecution", "UnrestrictCodeExecution",
        ])

    public static let machineActionStatus = EnumSchema(
        "MachineActionStatus", ["Pending", "InProgress", "Succeeded", "Failed", "TimeOut", "Cancelled"])

    public static let isolationType = EnumSchema("IsolationType", ["Full", "Selective", "UnManagedDevice"])

    public static let scanType = EnumSchema("ScanType", ["Quick", "Full"])

    public static let tagAction = EnumSchema("TagAction", ["Add", "Remove"])

    public static let relatedFileIdentifierType = EnumSchema("RelatedFileIdentifierType", ["Sha1", "Sha256", "Md5"])

    /// Open: a captured value.
    public static let requestSource = EnumSchema("RequestSource", ["PublicApi"])

    public static let liveResponseCommandType = EnumSchema(
        "LiveResponseCommandType", ["PutFile", "RunScript", "GetFile"])

    public static let liveResponseParamKey = EnumSchema(
        "LiveResponseParamKey", ["FileName", "ScriptName", "Args", "Path"])

    public static let liveResponseCommandStatus = EnumSchema(
        "LiveResponseCommandStatus", ["Created", "Completed", "Failed"])
}
