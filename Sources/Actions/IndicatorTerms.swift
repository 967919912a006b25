import ActionKit
import Canonical
import DefenderAPI

/// What `add_indicator` makes of its inputs for one value: the draft, what it takes the place of, and why it may not be stored.
struct IndicatorTerms {
    let draft: IndicatorDraft
    /// The indicator of the value as it was before the plan; nil if there was none, or one that cannot be written any more.
    let previous: IndicatorDraft?
    private let inputs: Inputs
    private let existing: Indicator?
    private let file: FileProfile?

    /// For each value once, in their order; nil if one is not of its type, or the terms do not fit together.
    static func all(_ inputs: Inputs, _ target: Target) -> [IndicatorTerms]? {
        guard let values = values(inputs) else { return nil }
        let terms = values.compactMap { IndicatorTerms($0, inputs, target) }
        return terms.count == values.count ? terms : nil
    }

    private init?(_ value: IndicatorValue, _ inputs: Inputs, _ target: Target) {
        guard let expiry = Self.expiry(inputs.required("expires"), from: target.time) else { return nil }
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
        // What an earlier step of the plan stores or takes away, that one puts back.
        previous = target.planned(.indicator(value)) == nil ? existing.flatMap { IndicatorDraft(restoring: $0) } : nil
        file = FileHash(value.description).flatMap { target.answers.files[$0] ?? nil }
    }

    /// What is to be stored, each value once; nil if one of them is not of the type, or if there is none.
    static func values(_ inputs: Inputs) -> [IndicatorValue]? {
        guard let kind = inputs.text("type").flatMap(IndicatorValue.Kind.init) else { return nil }
        var seen: Set<IndicatorValue> = []
        var values: [IndicatorValue] = []
        for text in inputs.text("value").map({ [$0] }) ?? inputs.texts("values") {
            guard let value = IndicatorValue(text, kind: kind) else { return nil }
            if seen.insert(value).inserted { values.append(value) }
        }
        return values.isEmpty ? nil : values
    }

    /// The first text that is no value of the type.
    static func wrong(_ inputs: Inputs) -> String? {
        guard let kind = inputs.text("type").flatMap(IndicatorValue.Kind.init) else { return nil }
        return (inputs.text("value").map { [$0] } ?? inputs.texts("values")).first { IndicatorValue($0, kind: kind) == nil }
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
