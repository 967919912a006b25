import Canonical
import DefenderAPI
import HTTPTypes

/// The family `machine-actions`.
enum MachineActionRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-machine-actions": list, "get-machine-action": get, "isolate-machine": isolate,
        "unisolate-machine": unisolate, "collect-investigation-package": collect,
    ]

    private static let listing = Listing(
        schema: MachineAction.schema, set: "MachineActions",
        filterable: ["id", "status", "machineId", "type", "requestor", "creationDateTimeUtc"],
        newestBy: "creationDateTimeUtc")

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.actions.rows, call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        guard let action = state.actions[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("MachineAction", call.id))
        }
        return Reply(.ok, action, set: "MachineActions")
    }

    /// The type is not marked required and its default is not stated: a missing one is refused (reference README, row 16).
    /// Isolating an isolated device is taken, as observed in the field; only a running isolation refuses another.
    private static let isolate: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Comment", "IsolationType", "ExternalId"])
        let comment = try body.comment()
        let scope = try body.choice("IsolationType", of: EnumSchema.isolationType.values)
        return try begin("Isolate", body, ["requestorComment": .string(comment), "scope": .string(scope)], &state, call)
    }

    private static let unisolate: RouteHandler = { (state, call) throws(ServiceError) in
        try commented("Unisolate", &state, call)
    }

    private static let collect: RouteHandler = { (state, call) throws(ServiceError) in
        try commented("CollectInvestigationPackage", &state, call)
    }

    /// An action whose only parameter is its comment.
    private static func commented(
        _ type: String, _ state: inout TenantState, _ call: Call
    ) throws(ServiceError) -> Reply {
        let body = try RequestBody(call.body, allowed: ["Comment", "ExternalId"])
        let comment = try body.comment()
        return try begin(type, body, ["requestorComment": .string(comment)], &state, call)
    }

    private static func begin(
        _ type: String, _ body: RequestBody, _ given: JSONObject, _ state: inout TenantState, _ call: Call
    ) throws(ServiceError) -> Reply {
        let device = try state.device(call)
        let machineID = device["id"].text ?? ""
        guard state.runningAction(type, on: machineID) == nil else {
            throw ServiceError(.activeRequestAlreadyExists, Messages.alreadyInProgress)
        }
        var given = given
        given["externalId"] = .optional(try body.optionalText("ExternalId"))
        given["requestor"] = .string(call.client.appID)
        let action = state.start(type, on: device, given: given, now: call.now)
        let effect = Effect(machineID: machineID, type: type, id: action["id"].text ?? "")
        return Reply(.created, action, set: "MachineActions", effects: [effect])
    }
}
