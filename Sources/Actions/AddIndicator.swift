public import ActionKit
public import DefenderAPI

/// Stores an indicator, or many alike: the service then blocks, warns of, audits or allows what they match.
public enum AddIndicator: Action {
    public static let key = "add_indicator"
    public static let summary =
        "Stores an indicator, or one for each of many values, for a time: what it matches is then blocked, warned of, audited or allowed on all devices."
    public static let parameters = [
        Parameter("type", .choice(EnumSchema.indicatorType.values), required: true, summary: "What the value is."),
        Parameter("value", .text(maximum: 2048), summary: "The hash, address, domain, URL or thumbprint."),
        Parameter("values", .texts(maximum: 2048), summary: "Many in its place: stored by one request for 500 of them."),
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
    public static let endpoints: [Endpoint] = [.submitIndicator, .importIndicators]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let restoring: String? = Messages.replacedComesBack
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.indicator]
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        "add_indicator: { type: DomainName, value: bad.example, action: Block, title: Phishing, description: by hand, expires: 30d }",
        #"add_indicator: { type: FileSha256, value: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, action: Audit, title: "Seen in ${alert.id}", description: triage, expires: 7d, severity: Low }"#,
        "add_indicator: { type: IpAddress, values: [203.0.113.7, 203.0.113.8], action: Block, title: C2, description: feed, expires: 7d }",
    ]

    public static func objection(toKeys given: Set<String>) -> String? {
        given.contains("value") == given.contains("values") ? Messages.oneOrMany : nil
    }

    public static func lookups(_ inputs: Inputs) -> [Lookup] {
        guard let values = IndicatorTerms.values(inputs) else { return [] }
        let files = values.compactMap { value in
            FileHash(value.description).flatMap { $0.kind != .md5 && value.kind != .certificateThumbprint ? Lookup.file($0) : nil }
        }
        // Many are looked for in one list, not by a request for each.
        if values.count > Lookup.fewIndicators { return [.indicatorsAmong(values)] + files }
        return values.map { .indicators($0) } + [.indicatorCount] + files
    }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        guard let terms = IndicatorTerms.all(inputs, target) else { return Messages.noIndicator(inputs) }
        return terms.lazy.compactMap(\.refusal).first
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        guard let action = inputs.text("action") else { return [] }
        return (IndicatorTerms.values(inputs) ?? []).map { .init(.indicator($0), .text(action)) }
    }

    /// As many by one request as the service takes.
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        guard let terms = IndicatorTerms.all(inputs, target) else {
            preconditionFailure("the planner let an indicator pass that is none")
        }
        let size = Command.maximumIndicatorBatch
        return stride(from: 0, to: terms.count, by: size).enumerated().map { number, start in
            deed(Array(terms[start..<min(start + size, terms.count)]), tokens.token(deed: number))
        }
    }

    private static func deed(_ terms: [IndicatorTerms], _ token: StepToken) -> Deed {
        let drafts = terms.map { terms in
            var draft = terms.draft
            draft.externalID = "cordon:\(token.text)"
            return draft
        }
        let previous = terms.compactMap(\.previous)
        return Deed(
            work(drafts), puts: terms.map { .init(.indicator($0.draft.value), .text($0.draft.terms)) },
            undo: previous.isEmpty ? nil : work(previous))
    }

    private static func work(_ drafts: [IndicatorDraft]) -> Deed.Work {
        .change(drafts.count == 1 ? .submit(indicator: drafts[0]) : .submit(indicators: drafts))
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        let drafts = (IndicatorTerms.all(inputs, target) ?? []).map(\.draft)
        guard let first = drafts.first else { return "" }
        return drafts.count == 1 ? Messages.addsIndicator(first) : Messages.addsIndicators(drafts)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.indicatorAsWanted }
}
