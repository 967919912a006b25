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
    /// Items of a `for_each` that want the same go by one request (`JointRequest`).
    public static let endpoints: [Endpoint] = [.addOrRemoveMachineTag, .addOrRemoveTagMultipleMachines]
    public static let risk = Risk.none
    public static let opposite: String? = key
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.tag]
    public static let facts: Set<DeviceFact> = [.machine]
    public static let examples = [
        "tag_device: { add: [cordon-contained] }",
        #"tag_device: { add: ["incident-${alert.id}"], remove: [clean] }"#,
    ]

    public static func objection(toKeys given: Set<String>) -> String? {
        given.isDisjoint(with: ["add", "remove"]) ? Messages.tagsNothing : nil
    }

    /// A tag in both lists (interpolation can make two texts one) is taken off, not added.
    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        let remove = distinct(inputs.texts("remove"))
        let add = distinct(inputs.texts("add")).filter { !remove.contains($0) }
        return add.map { .init(.tag($0), isOn: true) } + remove.map { .init(.tag($0), isOn: false) }
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        effects(inputs).compactMap { effect in
            guard case .tag(let tag) = effect.aspect else { return nil }
            func work(_ action: TagAction) -> Deed.Work { .change(.tag(machine: target.device, value: tag, action: action)) }
            return Deed(work(effect.isOn ? .add : .remove), puts: effect, undo: work(effect.isOn ? .remove : .add))
        }
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        func tags(isOn: Bool) -> [String] {
            deeds.flatMap(\.effects).filter { $0.isOn == isOn }.compactMap { effect in
                guard case .tag(let tag) = effect.aspect else { return nil }
                return tag
            }
        }
        return Messages.tags(target.name, add: tags(isOn: true), remove: tags(isOn: false))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.tagsAsWanted }

    private static func distinct(_ tags: [String]) -> [String] {
        var seen = Set<String>()
        return tags.filter { seen.insert($0).inserted }
    }
}
