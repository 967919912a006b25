public import Canonical

/// An alert to be raised from an event that advanced hunting found (create-alert-by-reference.md).
public struct AlertDraft: Hashable, Sendable {
    public let machine: MachineID
    /// The event's `Timestamp`, to all its digits.
    public let eventTime: Timestamp
    /// The event's `ReportId`.
    public let reportID: String
    public let severity: String
    public let title: String
    public let description: String
    public let recommendedAction: String
    public let category: String

    /// What the severity can be: the endpoint takes fewer than alerts have.
    public static let severities = ["Low", "Medium", "High"]

    /// - Returns: nil if the severity or the category is not one that the page lists.
    public init?(
        machine: MachineID, eventTime: Timestamp, reportID: String, severity: String, title: String,
        description: String, recommendedAction: String, category: String
    ) {
        guard Self.severities.contains(severity), EnumSchema.alertCategory.values.contains(category) else { return nil }
        self.machine = machine
        self.eventTime = eventTime
        self.reportID = reportID
        self.severity = severity
        self.title = title
        self.description = description
        self.recommendedAction = recommendedAction
        self.category = category
    }

    var json: JSONValue {
        [
            "machineId": .string(machine.description), "eventTime": .string(eventTime.text(fractionDigits: 7)),
            "reportId": .string(reportID), "severity": .string(severity), "title": .string(title),
            "description": .string(description), "recommendedAction": .string(recommendedAction),
            "category": .string(category),
        ]
    }
}
