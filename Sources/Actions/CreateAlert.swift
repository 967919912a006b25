public import ActionKit
import Canonical
public import DefenderAPI

/// Raises an alert from an event of the device that advanced hunting found.
public enum CreateAlert: Action {
    public static let key = "create_alert"
    public static let summary =
        "Raises an alert from an event of the device that hunting found; the service investigates it, and adds it to an open alert of the same title."
    public static let parameters = [
        Parameter("eventTime", .shaped(.timestamp), required: true, summary: "The event's `Timestamp`, to its last digit."),
        Parameter("reportId", .text(maximum: 64), required: true, summary: "The event's `ReportId`."),
        Parameter("severity", .choice(AlertDraft.severities), required: true, summary: "How severe it is."),
        Parameter("category", .choice(EnumSchema.alertCategory.values), required: true, summary: "The kind of threat."),
        Parameter("title", .text(maximum: 256), required: true, summary: "The title of the alert."),
        Parameter("description", .text(maximum: Comment.maximum), required: true, summary: "What happened; Cordon adds its mark."),
        Parameter("recommendedAction", .text(maximum: 1000), required: true, summary: "What the analyst is advised to do."),
    ]
    public static let endpoints: [Endpoint] = [.createAlertByReference]
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = []
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.raisedAlert]
    public static let facts: Set<DeviceFact> = [.machine]
    public static let examples = [
        #"create_alert: { eventTime: 2026-07-01T11:58:03.1234567Z, reportId: "78640", severity: Medium, category: Execution, title: Unsigned driver loaded, description: Found by hunting, recommendedAction: Ask the owner of the device }"#,
        #"create_alert: { eventTime: 2026-07-01T11:58:03.1234567Z, reportId: "78640", severity: High, category: CommandAndControl, title: "Again: ${alert.title}", description: "As in ${alert.id}", recommendedAction: Isolate }"#,
    ]

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        inputs.required("reportId").utf8.allSatisfy(isDigit) ? nil : Messages.noReportID(inputs.required("reportId"))
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let token = tokens.token(deed: 0)
        return [Deed(.change(.createAlert(draft(inputs, target, token))), puts: .init(.raisedAlert(token), isOn: true))]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.raises(inputs.required("title"), severity: inputs.required("severity"), on: target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.alreadyRaised(by: settings[0].cause) }

    private static func draft(_ inputs: Inputs, _ target: Target, _ token: StepToken) -> AlertDraft {
        guard let time = Timestamp(rfc3339: inputs.required("eventTime")),
            let draft = AlertDraft(
                machine: target.device, eventTime: time, reportID: inputs.required("reportId"), severity: inputs.required("severity"),
                title: inputs.required("title"), description: Comment.marked(inputs.required("description"), token),
                recommendedAction: inputs.required("recommendedAction"), category: inputs.required("category"))
        else { preconditionFailure("the planner let an alert pass that is none") }
        return draft
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
