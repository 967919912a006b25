import Canonical
import DefenderAPI
import HTTPTypes

/// What changes a device's tags and value.
enum MachineChangeRoutes {
    static let handlers: [String: RouteHandler] = [
        "add-or-remove-machine-tag": tag, "add-or-remove-tag-multiple-machines": tagMany, "update-machine": update,
        "set-device-value": setValue,
    ]

    private static let tag: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Value", "Action"])
        let (value, action) = try tagging(body)
        let changed = tagged(try state.device(call), value, action)
        state.put(device: changed)
        return Reply(.ok, changed, set: "Machines", effects: [effect(changed, call)])
    }

    private static let tagMany: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Value", "Action", "MachineIds"])
        let (value, action) = try tagging(body)
        let ids = try body.batch("MachineIds", atMost: Command.maximumTaggedMachines)
        var changed: [Record] = []
        for id in ids {
            guard let device = state.devices[id] else {
                throw ServiceError(.resourceNotFound, Messages.notFound("Machine", id))
            }
            changed.append(tagged(device, value, action))
        }
        for device in changed { state.put(device: device) }
        return Reply(changed, context: "Machines", effects: changed.map { effect($0, call) })
    }

    private static func tagging(_ body: RequestBody) throws(ServiceError) -> (value: String, action: String) {
        let value = try body.text("Value")
        guard value.count <= 200 else { throw ServiceError(.invalidInput, Messages.tagTooLong(value.count)) }
        return (value, try body.choice("Action", of: EnumSchema.tagAction.values))
    }

    private static func tagged(_ device: Record, _ value: String, _ action: String) -> Record {
        var tags = device.texts("machineTags")
        let isThere = tags.contains { $0.utf8.elementsEqual(value.utf8) }
        if action == "Remove" { tags.removeAll { $0.utf8.elementsEqual(value.utf8) } }
        if action == "Add", !isThere { tags.append(value) }
        return device.with(["machineTags": .strings(tags)])
    }

    /// The tags that are given are all that stay (reference README, row 22).
    private static let update: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["machineTags", "deviceValue"])
        let device = try state.device(call)
        var values: JSONObject = [:]
        if body.holds("machineTags") { values["machineTags"] = .strings(try body.texts("machineTags")) }
        if try body.optionalText("deviceValue") != nil {
            values["deviceValue"] = .string(try body.choice("deviceValue", of: EnumSchema.machineDeviceValue.values))
        }
        let changed = device.with(values)
        state.put(device: changed)
        return Reply(.ok, changed, set: "Machines", effects: [effect(changed, call)])
    }

    private static let setValue: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["DeviceValue"])
        let value = try body.choice("DeviceValue", of: EnumSchema.machineDeviceValue.values)
        let changed = try state.device(call).with(["deviceValue": .string(value)])
        state.put(device: changed)
        return Reply(.ok, changed, set: "Machines", effects: [effect(changed, call)])
    }

    /// A change without difference counts as well: the service accepted it.
    private static func effect(_ device: Record, _ call: Call) -> Effect {
        Effect(machineID: device.key, type: call.endpoint.id, id: device.key)
    }
}
