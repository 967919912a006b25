import Canonical
public import DefenderAPI

extension IndicatorDraft {
    /// The indicator as it would have to be sent to be as it is; nil if it holds what cannot be sent any more.
    public init?(_ indicator: Indicator) {
        guard let kind = indicator.indicatorType.flatMap({ IndicatorValue.Kind(rawValue: $0) }),
            let value = indicator.indicatorValue.flatMap({ IndicatorValue($0, kind: kind) }), let action = indicator.action
        else { return nil }
        self.init(
            value, action: action, title: indicator.title ?? "", description: indicator.description ?? "",
            generatesAlert: indicator.generateAlert ?? (action == "Audit"))
        severity = indicator.severity
        application = indicator.application
        expirationTime = indicator.expirationTime
        recommendedActions = indicator.recommendedActions
        rbacGroupNames = indicator.rbacGroupNames
        educateURL = indicator.educateUrl
        externalID = indicator.externalId
    }

    /// The indicator as it is put back: the service demands a title and a description (`submit-indicator`), which it may be
    /// stored without.
    public init?(restoring indicator: Indicator) {
        self.init(indicator)
        if title.isEmpty { title = value.description }
        if description.isEmpty { description = title }
    }

    /// What is compared with what is stored: all but our own mark. What is not stated is stored as nothing, or as `Informational`.
    public var terms: String {
        var draft = self
        draft.externalID = nil
        if severity == "Informational" { draft.severity = nil }
        for path in [\Self.application, \.recommendedActions, \.educateURL] where self[keyPath: path] == "" { draft[keyPath: path] = nil }
        return draft.json.canonicalText
    }
}
