public import ActionKit
public import DefenderAPI

/// Stores an indicator: the service then blocks, warns of, audits or allows what it matches.
public enum AddIndicator: Action {
    public static let key = "add_indicator"
    public static let summary =
        "Stores an indicator, for a time: what it matches is then blocked, warned of, audited or allowed on all devices."
    public static let parameters = [
        Parameter("type", .choice(EnumSchema.indicatorType.values), required: true, summary: "What the value is."),
        Parameter("value", .text(maximum: 2048), required: true, summary: "The hash, address, domain, URL or thumbprint."),
        Parameter("action", .choice(IndicatorDraft.actions), required: true, summary: "What happens on a match."),
        Parameter("title", .text(maximum: 256), required: true, summary: "The title of the alert."),
        Parameter("description", .text(maximum: 1000), required: true, summary: "Why it is there."),
        Parameter("expires", .shaped(.expiry), required: true, summary: "When it ends: a time, or how long after the plan."),
        Parameter("severity", .choice(EnumSchema.indicatorSeverity.values), summary: "The severity of the alert."),
        Parameter("recommendedActions", .text(maximum: 1000), summary: "What the alert advises."),
        Parameter("educateUrl", .text(maximum: 2048), summary: "Where a user who is stopped can read more: for URLs."),
        Parameter("rbacGroupNames", .texts(maximum: 256), summary: "The device groups that it holds for; without it all."),
        Parameter("generateAlert", .flag, summary: "Whether a match raises an alert; an audit always does."),
        Parameter("replace", .flag, summary: "Whether an indicator of this value that is not ours is replaced."),
    ]
    public static let endpoints: [Endpoint] = [.submitIndicator]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        "add_indicator: { type: DomainName, value: bad.example, action: Block, title: Phishing, description: by hand, expires: 30d }",
        #"add_indicator: { type: FileSha256, value: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, action: Audit, title: "Seen in ${alert.id}", description: triage, expires: 7d, severity: Low }"#,
    ]

    public static func lookups(_ inputs: Inputs) -> [Lookup] {
        guard let value = IndicatorTerms.value(inputs) else { return [] }
        let file = FileHash(value.description).flatMap { $0.kind != .md5 && value.kind != .certificateThumbprint ? $0 : nil }
        return [.indicators(value), .indicatorCount] + (file.map { [.file($0)] } ?? [])
    }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        guard let terms = IndicatorTerms(inputs, target) else { return Messages.noIndicator(inputs) }
        return terms.refusal
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        guard let value = IndicatorTerms.value(inputs), let action = inputs.text("action") else { return [] }
        return [.init(.indicator(value), .text(action))]
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        guard let terms = IndicatorTerms(inputs, target) else { preconditionFailure("the planner let an indicator pass that is none") }
        var draft = terms.draft
        draft.externalID = "cordon:\(tokens.token(deed: 0).text)"
        return [
            Deed(
                .change(.submit(indicator: draft)), puts: .init(.indicator(draft.value), .text(terms.draft.terms)),
                undo: terms.previous.map { .change(.submit(indicator: $0)) })
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        guard let draft = IndicatorTerms(inputs, target)?.draft else { return "" }
        return Messages.addsIndicator(draft)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.indicatorAsWanted }
}
