public import Canonical

/// An indicator to be stored (post-ti-indicator.md). One of the same value is updated.
public struct IndicatorDraft: Hashable, Sendable {
    public let value: IndicatorValue
    /// One of `actions`.
    public let action: String
    public var title: String
    public var description: String
    /// One of `EnumSchema.indicatorSeverity`.
    public var severity: String?
    public var application: String?
    /// nil never ends.
    public var expirationTime: Timestamp?
    public var recommendedActions: String?
    /// The device groups that it holds for; empty is all.
    public var rbacGroupNames: [String] = []
    /// Where a user who is warned or blocked can read more: for URLs.
    public var educateURL: String?
    /// Whether a match raises an alert; Audit always does.
    public private(set) var generatesAlert: Bool
    /// Our own correlation id.
    public var externalID: String?

    /// What may be sent: the legacy Alert and AlertAndBlock are only read (reference README, row 24).
    public static let actions = ["Allowed", "Audit", "Block", "BlockAndRemediate", "Warn"]

    /// - Returns: nil if the action is not one of `actions`, or an audit shall raise no alert.
    public init?(
        _ value: IndicatorValue, action: String, title: String, description: String, generatesAlert: Bool
    ) {
        guard Self.actions.contains(action), action != "Audit" || generatesAlert else { return nil }
        self.value = value
        self.action = action
        self.title = title
        self.description = description
        self.generatesAlert = generatesAlert
    }

    /// The indicator as the body holds it, without what is not set.
    public var json: JSONValue {
        let texts = [
            ("indicatorValue", value.description), ("indicatorType", value.kind.rawValue), ("action", action),
            ("title", title), ("description", description), ("severity", severity), ("application", application),
            ("expirationTime", expirationTime?.text(fractionDigits: 7)), ("recommendedActions", recommendedActions),
            ("educateUrl", educateURL), ("externalId", externalID),
        ]
        var object = JSONObject(texts.compactMap { name, text in text.map { (name, JSONValue.string($0)) } })
        object["generateAlert"] = .bool(generatesAlert)
        if !rbacGroupNames.isEmpty { object["rbacGroupNames"] = .array(rbacGroupNames.map { .string($0) }) }
        return .object(object)
    }
}
