public import ActionKit
public import DefenderAPI

/// Changes the run's alerts: status, owner, verdict, comment.
public enum UpdateAlert: Action {
    public static let key = "update_alert"
    public static let summary = "Changes the run's alert, or all of its alerts at once: status, owner, verdict, comment."
    public static let parameters = [
        Parameter("status", .choice(AlertUpdate.statuses), summary: "The new status."),
        Parameter("assignedTo", .text(maximum: 256), summary: "The new owner, usually a user principal name."),
        Parameter("classification", .choice(AlertUpdate.determinations.keys.sorted()), summary: "The verdict."),
        Parameter(
            "determination", .choice(Set(AlertUpdate.determinations.values.joined()).sorted()),
            summary: "What it was; needs a `classification` that takes it."),
        Parameter("comment", .text(maximum: Comment.maximum), summary: "Is added to the alert's comments; nothing takes it off."),
    ]
    public static let endpoints: [Endpoint] = [.updateAlert, .batchUpdateAlerts]
    public static let risk = Risk.none
    public static let opposite: String? = key
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.alerts
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.alert, .alertComment]
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        "update_alert: { status: InProgress, assignedTo: oncall@contoso.example }",
        #"update_alert: { status: Resolved, classification: FalsePositive, determination: NotMalicious, comment: "As ${alert.title}" }"#,
    ]

    public static func objection(toKeys given: Set<String>) -> String? {
        if given.isEmpty { return Messages.updatesNothing }
        return given.contains("determination") && !given.contains("classification") ? Messages.determinationAlone : nil
    }

    public static func objectionToUndo(given: Set<String>, choices: [String: String]) -> String? {
        given == ["comment"] ? Messages.commentStays : nil
    }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        update(inputs, comment: nil) == nil && inputs.text("comment") == nil ? Messages.notTaken(inputs) : nil
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }

    public static func alertEffects(_ inputs: Inputs) -> [DeviceState.AlertProperty: String] {
        Dictionary(uniqueKeysWithValues: wishes(inputs))
    }

    /// Alerts that stand alike are changed by one request, and taken back by one.
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        var groups: [[AlertID]] = []
        var states: [[DeviceState.Value]] = []
        for id in target.alerts.compactMap({ AlertID($0.id) }) {
            let state = wishes(inputs).map { target.found[.alert(id, $0.0)].value }
            if let index = states.firstIndex(of: state) {
                groups[index].append(id)
            } else {
                states.append(state)
                groups.append([id])
            }
        }
        return groups.enumerated().compactMap { number, ids in deed(inputs, ids, target, tokens, number) }
    }

    private static func deed(_ inputs: Inputs, _ ids: [AlertID], _ target: Target, _ tokens: TokenMint, _ number: Int) -> Deed? {
        let token = tokens.token(deed: number)
        let comment = inputs.text("comment").map { Comment.marked($0, token) }
        guard let update = update(inputs, comment: comment) else { return nil }
        var effects = ids.flatMap { id in wishes(inputs).map { Deed.Effect(.alert(id, $0.0), .text($0.1)) } }
        if comment != nil { effects += ids.map { .init(.alertComment($0, token), isOn: true) } }
        return Deed(work(ids, update), puts: effects, undo: before(inputs, ids[0], target).map { work(ids, $0) })
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        let changes = wishes(inputs).map { "\($0.0.rawValue) \($0.1)" } + (inputs.text("comment") == nil ? [] : ["a comment"])
        return Messages.updates(target.alerts.map(\.id), changes)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.alertAsWanted }

    private static func work(_ ids: [AlertID], _ update: AlertUpdate) -> Deed.Work {
        .change(ids.count == 1 ? .update(alert: ids[0], update) : .update(alerts: ids, update))
    }

    private static func wishes(_ inputs: Inputs) -> [(DeviceState.AlertProperty, String)] {
        DeviceState.AlertProperty.allCases.compactMap { property in inputs.text(property.rawValue).map { (property, $0) } }
    }

    private static func update(_ inputs: Inputs, comment: String?) -> AlertUpdate? {
        AlertUpdate(
            status: inputs.text("status"), assignedTo: inputs.text("assignedTo"), classification: inputs.text("classification"),
            determination: inputs.text("determination"), comment: comment)
    }

    /// What sets the changed properties back; one that was empty cannot be emptied again.
    private static func before(_ inputs: Inputs, _ id: AlertID, _ target: Target) -> AlertUpdate? {
        func old(_ property: DeviceState.AlertProperty) -> String? {
            guard inputs.text(property.rawValue) != nil, case .text(let text) = target.found[.alert(id, property)].value else { return nil }
            return text
        }
        let classification = old(.classification)
        return AlertUpdate(
            status: old(.status), assignedTo: old(.assignedTo), classification: classification,
            determination: classification == nil ? nil : old(.determination))
    }
}
