import Canonical
import DefenderAPI
import HTTPTypes

/// The family `investigations`.
enum InvestigationRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-investigations": list, "get-investigation": get, "start-investigation": start,
    ]

    private static let listing = Listing(
        schema: Investigation.schema, set: "Investigations",
        filterable: ["startTime", "id", "state", "machineId", "triggeringAlertId"], newestBy: "startTime")

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.allInvestigations(), call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        guard let investigation = state.investigation(call.id) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Investigation", call.id))
        }
        return Reply(.ok, investigation, set: "Investigations")
    }

    private static let start: RouteHandler = { (state, call) throws(ServiceError) in
        _ = try RequestBody(call.body, allowed: ["Comment"]).comment()
        let device = try state.device(call)
        let investigation = state.investigate(device, now: call.now)
        let effect = Effect(machineID: device.key, type: call.endpoint.id, id: investigation.key)
        return Reply(.created, investigation, set: "Investigations", effects: [effect])
    }
}
