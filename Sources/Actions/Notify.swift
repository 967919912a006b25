public import ActionKit
import Canonical
public import DefenderAPI

/// Tells people something by a channel of cordon.yaml.
public enum Notify: Action {
    public static let key = "notify"
    public static let summary = "Tells people by a channel of cordon.yaml; without a text, how the run has gone so far."
    public static let parameters = [
        Parameter("channel", .shaped(.channel), required: true, summary: "The channel (cordon.yaml, `notify.channels`)."),
        Parameter(
            "text", .text(maximum: 4000),
            summary: "What they are told; without it the run's own summary of the steps that this one needs, made when it is reached."),
    ]
    public static let endpoints: [Endpoint] = []
    public static let delivers = true
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.delivery]
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        #"notify: { channel: soc, text: "${alert.title} (${alert.id})" }"#, "notify: { channel: soc }",
    ]

    public static func tellsCourse(_ inputs: Inputs) -> Bool { inputs.text("text") == nil }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let message = Message(to: .channel(inputs.required("channel")), body: body(inputs, target, step: tokens.step))
        return [Deed(.deliver(message), puts: .init(.delivery(tokens.token(deed: 0)), isOn: true))]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        inputs.text("text").map { Messages.tells(inputs.required("channel"), $0) }
            ?? Messages.tellsSummary(inputs.required("channel"))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.toldAlready(by: settings[0].cause) }

    /// The text is null where only the run can tell it.
    private static func body(_ inputs: Inputs, _ target: Target, step: String) -> JSONValue {
        let text = inputs.text("text") ?? target.course.map { RunSummary(target.run, target.playbook, $0).text }
        let course = inputs.text("text") == nil ? target.course.map { JSONValue.array($0.map(\.json)) } ?? .null : .array([])
        return NotificationBody(.step, of: target.run, playbook: target.playbook, step: step, text: text).json(["steps": course])
    }
}
