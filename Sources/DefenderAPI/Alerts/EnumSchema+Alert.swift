extension EnumSchema {
    public static let alertSeverity = EnumSchema(
        "AlertSeverity", ["UnSpecified", "Informational", "Low", "Medium", "High"], ranked: true)

    public static let alertStatus = EnumSchema("AlertStatus", ["Unknown", "New", "InProgress", "Resolved"])

    public static let investigationState = EnumSchema(
        "InvestigationState",
        [
            "Unknown", "Terminated", "SuccessfullyRemediated", "Benign", "Failed", "PartiallyRemediated", "Running",
            "PendingApproval", "PendingResource", "PartiallyInvestigated", "TerminatedByUser", "TerminatedBySystem",
            "Queued", "InnerFailure", "PreexistingAlert", "UnsupportedOs", "UnsupportedAlertType", "SuppressedAlert",
        ])

    /// With the legacy `Unknown`. Two pages print a display text for the second value (reference README, row 6).
    public static let alertClassification = EnumSchema(
        "AlertClassification",
        ["TruePositive", "InformationalExpectedActivity", "FalsePositive", "Unknown"],
        aliases: ["Informational, expected activity": "InformationalExpectedActivity"])

    /// What any page, integration or older alert shows (reference README, row 7): all are read; those of the update
    /// page are to be sent.
    public static let alertDetermination = EnumSchema(
        "AlertDetermination",
        [
            "MultiStagedAttack", "MaliciousUserActivity", "CompromisedUser", "Malware", "Phishing", "UnwantedSoftware",
            "SecurityTesting", "LineOfBusinessApplication", "ConfirmedUserActivity", "ConfirmedActivity",
            "Clean", "NotMalicious", "InsufficientData", "Other",
            "NotAvailable", "Apt", "SecurityPersonnel",
            "CompromisedAccount", "NoEnoughDataToValidate", "NotEnoughDataToValidate",
        ])

    /// Open: `Alert.category` is a free text, these are the values that create-alert-by-reference takes.
    public static let alertCategory = EnumSchema(
        "AlertCategoryForCreate",
        [
            "General", "CommandAndControl", "Collection", "CredentialAccess", "DefenseEvasion", "Discovery",
            "Exfiltration", "Exploit", "Execution", "InitialAccess", "LateralMovement", "Malware", "Persistence",
            "PrivilegeEscalation", "Ransomware", "SuspiciousActivity",
        ])

    /// Open: the values in the reference's examples and notes.
    public static let detectionSource = EnumSchema(
        "DetectionSource", ["WindowsDefenderAtp", "WindowsDefenderAv", "CustomerTI"])

    /// Open: no page lists the values.
    public static let evidenceEntityType = EnumSchema(
        "AlertEvidenceEntityType", ["User", "Process", "File", "Ip", "Url", "Registry"])

    /// Open: no page lists the values; all but the first are those of the sibling API.
    public static let detectionStatus = EnumSchema("AlertDetectionStatus", ["Detected", "Blocked", "Prevented"])
}
