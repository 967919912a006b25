public import ActionKit
public import DefenderAPI

/// Takes an indicator away.
public enum RemoveIndicator: Action {
    public static let key = "remove_indicator"
    public static let summary = "Takes an indicator away."
    public static let parameters = [
        Parameter("id", .shaped(.indicatorID), required: true, summary: "The id of the indicator at the service.")
    ]
    public static let endpoints: [Endpoint] = [.deleteIndicator]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let restoring: String? = Messages.removedComesBack
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.indicator]
    public static let facts: Set<DeviceFact> = []
    public static let examples = ["remove_indicator: { id: 4711 }"]

    public static func lookups(_ inputs: Inputs) -> [Lookup] { [.indicator(id(inputs))] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("id").flatMap { IndicatorID($0) }.map { [.init(.indicatorID($0), isOn: false)] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let draft = indicator(inputs, target).flatMap { IndicatorDraft(restoring: $0) }
        // Whoever adds it again names it by its value.
        let named = draft.map { [Deed.Effect(.indicator($0.value), isOn: false)] } ?? []
        return [
            Deed(
                .change(.delete(indicator: id(inputs))), puts: [.init(.indicatorID(id(inputs)), isOn: false)] + named,
                undo: draft.map { .change(.submit(indicator: $0)) })
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.removesIndicator(id(inputs), indicator(inputs, target))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.indicatorGone }

    private static func indicator(_ inputs: Inputs, _ target: Target) -> Indicator? {
        target.answers.indicatorsByID[id(inputs)] ?? nil
    }

    private static func id(_ inputs: Inputs) -> IndicatorID {
        guard let id = IndicatorID(inputs.required("id")) else { preconditionFailure("the planner let a text pass that is no id") }
        return id
    }
}
