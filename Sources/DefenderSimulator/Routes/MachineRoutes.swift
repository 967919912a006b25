import Canonical
import DefenderAPI
import HTTPTypes

/// The family `machines`.
enum MachineRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-machines": list, "get-machine": get, "add-or-remove-machine-tag": tag,
    ]

    private static let listing = Listing(
        schema: Machine.schema, set: "Machines",
        filterable: [
            "computerDnsName", "id", "version", "deviceValue", "aadDeviceId", "machineTags", "lastSeen",
            "exposureLevel", "onboardingStatus", "lastIpAddress", "healthStatus", "osPlatform", "riskScore",
            "rbacGroupId",
        ])

    /// A tenant without machines answers 404 (reference README, row 12); a filter that selects none does not.
    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        guard state.devices.count > 0 else { throw ServiceError(.notFound, Messages.noMachines) }
        return try listing.reply(state.devices.rows, call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        if let machine = state.devices[call.id] { return Reply(.ok, machine, set: "Machines") }
        // Several devices may have one name: the one that reported last is meant.
        let named = state.devices.rows.filter { $0["computerDnsName"].text?.lowercased() == call.id.lowercased() }
        guard let machine = named.max(by: { lastSeen($0) < lastSeen($1) }) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", call.id))
        }
        return Reply(.ok, machine, set: "Machines")
    }

    private static func lastSeen(_ machine: Record) -> Timestamp {
        guard case .timestamp(let time) = machine["lastSeen"] else { return .earliest }
        return time
    }

    private static let tag: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Value", "Action"])
        let value = try body.text("Value")
        let action = try body.choice("Action", of: EnumSchema.tagAction.values)
        let machine = try state.device(call)
        var tags: [String] = Machine(record: machine).machineTags
        let isThere = tags.contains { $0.utf8.elementsEqual(value.utf8) }
        if action == "Remove" { tags.removeAll { $0.utf8.elementsEqual(value.utf8) } }
        if action == "Add", !isThere { tags.append(value) }
        let changed = machine.with(["machineTags": .strings(tags)])
        state.devices.put(changed)
        let id = changed["id"].text ?? ""
        // A change without difference counts as well: the service accepted it.
        let effect = Effect(machineID: id, type: call.endpoint.id, id: id)
        return Reply(.ok, changed, set: "Machines", effects: [effect])
    }
}

extension TenantState {
    /// The device that a changing call names: by id only.
    func device(_ call: Call) throws(ServiceError) -> Record {
        guard let device = devices[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", call.id))
        }
        return device
    }
}
