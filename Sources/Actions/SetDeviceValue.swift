public import ActionKit
public import DefenderAPI

/// Says what a device is worth to the organisation.
public enum SetDeviceValue: Action {
    public static let key = "set_device_value"
    public static let summary = "Says what the device is worth to the organisation."
    public static let parameters = [
        Parameter("value", .choice(EnumSchema.machineDeviceValue.values), required: true, summary: "Low, Normal or High.")
    ]
    public static let endpoints: [Endpoint] = [.setDeviceValue]
    public static let risk = Risk.none
    public static let opposite: String? = key
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.deviceValue]
    public static let facts: Set<DeviceFact> = [.machine]
    public static let examples = ["set_device_value: { value: High }"]

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("value").map { [.init(.deviceValue, .text($0))] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let value = inputs.required("value")
        var undo: Deed.Work?
        if case .text(let before) = target.found[.deviceValue].value, EnumSchema.machineDeviceValue.values.contains(before) {
            undo = .change(.setDeviceValue(machine: target.device, value: before))
        }
        return [
            Deed(
                .change(.setDeviceValue(machine: target.device, value: value)), puts: .init(.deviceValue, .text(value)), undo: undo)
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.values(target.name, inputs.required("value"))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.valueAsWanted }
}
