import Canonical

extension Command {
    /// Adds a tag or takes one off (add-or-remove-machine-tag).
    public static func tag(machine: MachineID, value: String, action: TagAction) -> Command {
        Command(
            .addOrRemoveMachineTag, .device(machine), .tag(value: value, action: action),
            path: ["id": machine.description], body: ["Value": .string(value), "Action": .string(action.rawValue)],
            expecting: .machine)
    }

    /// The most devices that one call takes (add-or-remove-tag-multiple-machines).
    public static let maximumTaggedMachines = 500

    /// Adds a tag to many devices or takes one off them (add-or-remove-tag-multiple-machines).
    /// - Precondition: 1 to `maximumTaggedMachines` devices.
    public static func tag(machines: [MachineID], value: String, action: TagAction) -> Command {
        precondition((1...maximumTaggedMachines).contains(machines.count), "1 to \(maximumTaggedMachines) devices")
        return Command(
            .addOrRemoveTagMultipleMachines, .devices(machines), .tag(value: value, action: action),
            body: [
                "Value": .string(value), "Action": .string(action.rawValue),
                "MachineIds": .array(machines.map { .string($0.description) }),
            ], expecting: .machines)
    }

    /// Says what a device is worth (set-device-value).
    /// - Precondition: `value` is one of `EnumSchema.machineDeviceValue`.
    public static func setDeviceValue(machine: MachineID, value: String) -> Command {
        precondition(EnumSchema.machineDeviceValue.values.contains(value), "\(value) is no device value")
        return Command(
            .setDeviceValue, .device(machine), .setDeviceValue(value), path: ["machineId": machine.description],
            body: ["DeviceValue": .string(value)], expecting: .machine)
    }

    /// Sets a device's tags, its value, or both (update-machine).
    /// - Parameter tags: all that it shall have: the page contradicts itself on whether others stay
    ///   (reference README, row 22).
    /// - Precondition: something is set; `deviceValue` is one of `EnumSchema.machineDeviceValue`.
    public static func update(machine: MachineID, tags: [String]? = nil, deviceValue: String? = nil) -> Command {
        precondition(tags != nil || deviceValue != nil, "nothing to change")
        precondition(deviceValue.map(EnumSchema.machineDeviceValue.values.contains) ?? true, "no device value")
        var body: JSONObject = [:]
        if let tags { body["machineTags"] = .array(tags.map { .string($0) }) }
        if let deviceValue { body["deviceValue"] = .string(deviceValue) }
        return Command(
            .updateMachine, .device(machine), .update(tags: tags, deviceValue: deviceValue),
            path: ["machineId": machine.description], body: .object(body), expecting: .machine)
    }
}
