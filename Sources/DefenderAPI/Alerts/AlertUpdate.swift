import Canonical

/// What of an alert shall change (update-alert.md); nil leaves a property as it is.
public struct AlertUpdate: Hashable, Sendable {
    /// New, InProgress or Resolved.
    public let status: String?
    /// Usually a user principal name.
    public let assignedTo: String?
    public let classification: String?
    public let determination: String?
    /// Is added to the alert's comments; none can be taken off.
    public let comment: String?

    /// What a status can be set to.
    public static let statuses = ["New", "InProgress", "Resolved"]

    /// The determinations that each classification takes, by the update page (reference README, row 7).
    public static let determinations: [String: [String]] = [
        "TruePositive": [
            "MultiStagedAttack", "MaliciousUserActivity", "CompromisedUser", "Malware", "Phishing", "UnwantedSoftware",
            "Other",
        ],
        "InformationalExpectedActivity": [
            "SecurityTesting", "LineOfBusinessApplication", "ConfirmedActivity", "Other",
        ],
        "FalsePositive": ["NotMalicious", "InsufficientData", "Other"],
    ]

    /// - Returns: nil if nothing is to change, a value is not one of the page's, or a determination comes without a
    ///   classification that takes it.
    public init?(
        status: String? = nil, assignedTo: String? = nil, classification: String? = nil, determination: String? = nil,
        comment: String? = nil
    ) {
        guard [status, assignedTo, classification, determination, comment].contains(where: { $0 != nil }),
            status.map(Self.statuses.contains) ?? true,
            classification.map({ Self.determinations[$0] != nil }) ?? true,
            determination.map({ Self.takes($0, under: classification) }) ?? true
        else { return nil }
        self.status = status
        self.assignedTo = assignedTo
        self.classification = classification
        self.determination = determination
        self.comment = comment
    }

    private static func takes(_ determination: String, under classification: String?) -> Bool {
        classification.flatMap { determinations[$0] }?.contains(determination) ?? false
    }

    var json: JSONObject {
        let members = [
            ("status", status), ("assignedTo", assignedTo), ("classification", classification),
            ("determination", determination), ("comment", comment),
        ]
        return JSONObject(members.compactMap { name, value in value.map { (name, JSONValue.string($0)) } })
    }
}
