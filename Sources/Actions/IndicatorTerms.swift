import ActionKit
import Canonical
import DefenderAPI

/// What `add_indicator` makes of its inputs: the draft, what it takes the place of, and why it may not be stored.
struct IndicatorTerms {
    let draft: IndicatorDraft
    /// The indicator of the value as it was before the plan; nil if there was none, or one that cannot be written any more.
    let previous: IndicatorDraft?
    private let inputs: Inputs
    private let existing: Indicator?
    private let file: FileProfile?

    /// nil if the value is not of its type, or the terms do not fit together.
    init?(_ inputs: Inputs, _ target: Target) {
        guard let value = Self.value(inputs), let expiry = Self.expiry(inputs.required("expires"), from: target.time) else { return nil }
        let action = inputs.required("action")
        let generatesAlert = inputs.flag("generateAlert") ?? (action == "Audit")
        guard
            var draft = IndicatorDraft(
                value, action: action, title: inputs.required("title"), description: inputs.required("description"),
                generatesAlert: generatesAlert)
        else { return nil }
        draft.severity = inputs.text("severity")
        draft.expirationTime = expiry
        draft.recommendedActions = inputs.text("recommendedActions")
        draft.educateURL = inputs.text("educateUrl")
        draft.rbacGroupNames = inputs.texts("rbacGroupNames")
        self.draft = draft
        self.inputs = inputs
        existing = target.answers.indicators[value]?.first
        previous = existing.flatMap { IndicatorDraft($0) }
        file = FileHash(value.description).flatMap { target.answers.files[$0] ?? nil }
    }

    static func value(_ inputs: Inputs) -> IndicatorValue? {
        guard let kind = inputs.text("type").flatMap(IndicatorValue.Kind.init), let text = inputs.text("value") else { return nil }
        return IndicatorValue(text, kind: kind)
    }

    /// A time, or a length of time from the plan's own, down to the second.
    private static func expiry(_ text: String, from now: Timestamp) -> Timestamp? {
        Timestamp(rfc3339: text) ?? DurationText.parse(text).map { now + $0 }
    }

    /// Why it may not be stored, or nil.
    var refusal: String? {
        if let existing, !isOurs(existing), inputs.flag("replace") != true { return Messages.indicatorOfOthers(existing) }
        guard draft.action != "Allowed", draft.action != "Audit" else { return nil }
        return OwnGoal.reason(against: draft.value, file)
    }

    private func isOurs(_ indicator: Indicator) -> Bool { indicator.externalId?.hasPrefix("cordon:") ?? false }
}
