import Canonical
import DefenderAPI
import HTTPTypes

/// The family `machine-actions`, but for live response.
enum MachineActionRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-machine-actions": list, "get-machine-action": get, "isolate-machine": isolate,
        "unisolate-machine": commented("Unisolate"), "collect-investigation-package": commented("CollectInvestigationPackage"),
        "restrict-code-execution": commented("RestrictCodeExecution"),
        "unrestrict-code-execution": commented("UnrestrictCodeExecution"), "offboard-machine": offboard,
        "run-antivirus-scan": scan, "stop-and-quarantine-file": quarantine, "cancel-machine-action": cancel,
        "get-package-sas-uri": packageLink,
    ]

    private static let listing = Listing(
        schema: MachineAction.schema, set: "MachineActions",
        filterable: ["id", "status", "machineId", "type", "requestor", "creationDateTimeUtc"],
        newestBy: "creationDateTimeUtc")

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.actions, call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(.ok, try state.action(call), set: "MachineActions")
    }

    /// The type is not marked required and its default is not stated: a missing one is refused (reference README, row 16).
    /// Isolating an isolated device is taken, as observed in the field; only a running isolation refuses another.
    private static let isolate: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Comment", "IsolationType", "ExternalId"])
        let comment = try body.comment()
        let scope = try body.choice("IsolationType", of: EnumSchema.isolationType.values)
        return try begin("Isolate", body, ["requestorComment": .string(comment), "scope": .string(scope)], &state, call)
    }

    private static let scan: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Comment", "ScanType", "ExternalId"])
        let comment = try body.comment()
        let scope = try body.choice("ScanType", of: EnumSchema.scanType.values)
        return try begin(
            "RunAntiVirusScan", body, ["requestorComment": .string(comment), "scope": .string(scope)], &state, call)
    }

    private static let quarantine: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Comment", "Sha1", "ExternalId"])
        let comment = try body.comment()
        let text = try body.text("Sha1")
        guard let hash = FileHash(text), hash.kind == .sha1 else {
            throw ServiceError(.invalidHashValue, Messages.invalidHash(text))
        }
        let file: JSONValue = ["fileIdentifier": .string(hash.description), "fileIdentifierType": "Sha1"]
        return try begin(
            "StopAndQuarantineFile", body, ["requestorComment": .string(comment), "relatedFileInfo": file], &state, call)
    }

    /// The page says "200 - Created" (reference README, row 13).
    private static let offboard: RouteHandler = { (state, call) throws(ServiceError) in
        var reply = try commented("Offboard")(&state, call)
        reply.status = .ok
        return reply
    }

    /// An action whose only parameter is its comment.
    private static func commented(_ type: String) -> RouteHandler {
        { (state, call) throws(ServiceError) in
            let body = try RequestBody(call.body, allowed: ["Comment", "ExternalId"])
            let comment = try body.comment()
            return try begin(type, body, ["requestorComment": .string(comment)], &state, call)
        }
    }

    static func begin(
        _ type: String, _ body: RequestBody, _ given: JSONObject, _ state: inout TenantState, _ call: Call
    ) throws(ServiceError) -> Reply {
        let device = try state.device(call)
        let platform = device["osPlatform"].text
        if PlatformSupport.lacks(type, scope: given["scope"]?.stringValue, on: platform) {
            throw ServiceError(.osPlatformNotSupported, Messages.platformLacks(type, platform ?? ""))
        }
        let double = state.runningAction(type, on: device.key)
        if let double {
            // One live response at a time, and no second collection, whatever the mode: these pages leave no doubt.
            guard state.modes.duplicates != .reject, !["LiveResponse", "CollectInvestigationPackage"].contains(type) else {
                throw ServiceError(.activeRequestAlreadyExists, Messages.alreadyInProgress)
            }
            if state.modes.duplicates == .pending { return Reply(.created, double, set: "MachineActions") }
        }
        var given = given
        given["externalId"] = .optional(try body.optionalText("ExternalId"))
        given["requestor"] = .string(call.client.identity)
        let action = state.start(type, on: device, given: given, now: call.now, isQueued: double != nil)
        let effect = Effect(machineID: device.key, type: type, id: action.key)
        return Reply(.created, action, set: "MachineActions", effects: [effect])
    }
}

// MARK: - After the request

extension MachineActionRoutes {
    /// Which permission cancels an action: that which asks for one of its type.
    private static let permissions: [String: String] = [
        "Isolate": "Machine.Isolate", "Unisolate": "Machine.Isolate", "RunAntiVirusScan": "Machine.Scan",
        "CollectInvestigationPackage": "Machine.CollectForensics", "Offboard": "Machine.Offboard",
        "RestrictCodeExecution": "Machine.RestrictExecution", "UnrestrictCodeExecution": "Machine.RestrictExecution",
        "StopAndQuarantineFile": "Machine.StopAndQuarantine", "LiveResponse": "Machine.LiveResponse",
    ]

    /// The same action comes back; one that is over is refused (reference README, row 18).
    private static let cancel: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Comment"])
        let action = try state.action(call)
        let needed = permissions[action["type"].text ?? ""].map { [$0] } ?? call.client.required(by: call.endpoint)
        guard call.client.has(anyOf: needed) else {
            throw ServiceError(.forbidden, Messages.forbidden(required: needed, by: call.client))
        }
        guard action.isRunningAction else { throw ServiceError(.badRequest, Messages.actionIsOver(action)) }
        let cancelled = action.with([
            "status": "Cancelled", "cancellationRequestor": .string(call.client.identity),
            "cancellationComment": .optional(try body.optionalText("Comment")),
            "cancellationDateTimeUtc": .time(call.now), "lastUpdateDateTimeUtc": .time(call.now),
        ])
        state.stopLife(of: action.key)
        state.put(action: cancelled)
        let effect = Effect(machineID: action["machineId"].text, type: call.endpoint.id, id: action.key)
        return Reply(.ok, cancelled, set: "MachineActions", effects: [effect])
    }

    /// The link comes in a second pair of quotes (reference README, row 19) and lives a minute.
    private static let packageLink: RouteHandler = { (state, call) throws(ServiceError) in
        let action = try state.action(call)
        guard action["type"].text == "CollectInvestigationPackage", action["status"].text == "Succeeded" else {
            throw ServiceError(.notFound, Messages.noPackage)
        }
        let link = DownloadTicket(kind: .package, subject: action.key, index: 0, expiry: call.now.shifted(by: .seconds(60)))
        return Reply(text: "\"\(link.url(origin: call.storageOrigin, seed: state.seed))\"")
    }
}

extension TenantState {
    /// The machine action that a call names.
    func action(_ call: Call) throws(ServiceError) -> Record {
        guard let action = actions[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("MachineAction", call.id))
        }
        return action
    }
}
