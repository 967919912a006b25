public import ActionKit
public import DefenderAPI

/// Adds tags to a device and takes tags off it.
public enum TagDevice: Action {
    public static let key = "tag_device"
    public static let summary = "Adds tags to the device, or takes tags off it."
    public static let parameters = [
        Parameter("add", .texts(maximum: 200), summary: "Tags that the device gets."),
        Parameter("remove", .texts(maximum: 200), summary: "Tags that the device loses."),
    ]
    public static let endpoints: [Endpoint] = [.addOrRemoveMachineTag]
    public static let risk = Risk.none
    public static let opposite: String? = key
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let facts: Set<DeviceFact> = [.machine]
    public static let examples = [
        "tag_device: { add: [cordon-contained] }",
        #"tag_device: { add: ["incident-${alert.id}"], remove: [clean] }"#,
    ]

    public static func objection(toKeys given: Set<String>) -> String? {
        given.isDisjoint(with: ["add", "remove"]) ? Messages.tagsNothing : nil
    }

    public static func inForce(_ inputs: Inputs, _ state: DeviceState) -> InForce? {
        guard missing(inputs, state).isEmpty, present(inputs, state).isEmpty else { return nil }
        // Where one of the tags comes from this plan, the step rests on the step that sets it.
        let causes = inputs.texts("add").compactMap { state.tags[$0] }
        return InForce(Messages.tagsAsWanted, by: causes.first { $0 != .before } ?? .before)
    }

    public static func plan(_ inputs: Inputs, on target: Target, _ state: DeviceState, tokens: TokenMint) -> Step {
        let add = missing(inputs, state)
        let remove = present(inputs, state)
        func deeds(_ tags: [String], _ action: TagAction) -> [Deed] {
            tags.map { .change(.tag(machine: target.device, value: $0, action: action)) }
        }
        return Step(
            does: deeds(add, .add) + deeds(remove, .remove),
            undoes: deeds(remove, .add) + deeds(add, .remove),
            sentence: Messages.tags(target.name, add: add, remove: remove))
    }

    public static func effect(_ inputs: Inputs, on state: inout DeviceState, by cause: DeviceState.Cause) {
        for tag in missing(inputs, state) { state.tags[tag] = cause }
        for tag in inputs.texts("remove") { state.tags[tag] = nil }
    }

    /// A tag in both lists (interpolation can make two texts one) is taken off, not added.
    private static func missing(_ inputs: Inputs, _ state: DeviceState) -> [String] {
        let remove = Set(inputs.texts("remove"))
        return distinct(inputs.texts("add")).filter { state.tags[$0] == nil && !remove.contains($0) }
    }

    private static func present(_ inputs: Inputs, _ state: DeviceState) -> [String] {
        distinct(inputs.texts("remove")).filter { state.tags[$0] != nil }
    }

    private static func distinct(_ tags: [String]) -> [String] {
        var seen = Set<String>()
        return tags.filter { seen.insert($0).inserted }
    }
}
