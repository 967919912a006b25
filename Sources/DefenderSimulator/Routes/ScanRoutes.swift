import Canonical
import DefenderAPI
import HTTPTypes

/// The family `authenticated-scans`, but for what has been scanned.
enum ScanRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-scan-definitions": list, "create-scan-definition": create, "update-scan-definition": update,
        "batch-delete-scan-definitions": delete, "list-scan-agents": agents, "get-scan-agent": agent,
    ].merging(ScanHistoryRoutes.handlers) { first, _ in first }

    private static let set = "DeviceAuthenticatedScanDefinitions"

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        let definitions = state.scans.definitions.rows.map { shown($0, state, call) }
        return Reply(definitions, context: set)
    }

    private static let create: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try ScanBody(call.body, state, call, isNew: true)
        var random = SplitMix64(seed: state.seed, stream: "scan definition", index: Int(state.nextNumber))
        state.nextNumber += 1
        let given: JSONObject = [
            "id": .string(random.guid()), "orgId": .string(call.client.tenantID), "createdBy": .string(call.client.identity),
            "latestScan": .null,
        ]
        let definition = Record(schema: .scanDefinition, made: given.merged(with: body.values))
        return put(definition, &state, call)
    }

    private static let update: RouteHandler = { (state, call) throws(ServiceError) in
        guard let definition = state.scans.definitions[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("ScanDefinition", call.id))
        }
        let body = try ScanBody(call.body, state, call, isNew: false)
        return put(definition.with(body.values), &state, call)
    }

    private static func put(_ definition: Record, _ state: inout TenantState, _ call: Call) -> Reply {
        state.scans.put(definition, now: call.now)
        let effect = Effect(machineID: nil, type: call.endpoint.id, id: definition.key)
        return Reply(.ok, shown(definition, state, call), set: set, effects: [effect])
    }

    private static let delete: RouteHandler = { (state, call) throws(ServiceError) in
        let ids = try RequestBody(call.body, allowed: ["ScanDefinitionIds"]).batch("ScanDefinitionIds", atMost: 500)
        for id in ids where state.scans.definitions[id] == nil {
            throw ServiceError(.resourceNotFound, Messages.notFound("ScanDefinition", id))
        }
        state.scans.remove(Set(ids))
        return Reply(empty: .ok, effects: ids.map { Effect(machineID: nil, type: call.endpoint.id, id: $0) })
    }

    /// With its last run; what signs in is kept and not shown.
    private static func shown(_ definition: Record, _ state: TenantState, _ call: Call) -> Record {
        let last = state.scans.sessions(of: definition, seed: state.seed, now: call.now).first
        let scan: JSONValue? = last.map {
            ["status": "Success", "failureReason": .null, "executionDateTime": .time($0.time)]
        }
        return definition.with(["scanAuthenticationParams": .null, "latestScan": scan ?? .null])
    }
}

// MARK: - Agents

extension ScanRoutes {
    private static let agents: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(state.scanAgents(), context: "DeviceAuthenticatedScanAgents")
    }

    private static let agent: RouteHandler = { (state, call) throws(ServiceError) in
        guard let agent = state.scanAgents().first(where: { $0.key == call.id }) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("ScanAgent", call.id))
        }
        return Reply(.ok, agent, set: "DeviceAuthenticatedScanAgents")
    }
}

extension TenantState {
    /// The first two onboarded servers scan for the tenant.
    func scanAgents() -> [Record] {
        let servers = devices.rows.lazy.filter { device in
            device["osPlatform"].text?.hasPrefix("WindowsServer") == true && device["onboardingStatus"].text == "Onboarded"
        }
        return servers.prefix(2).map { device in
            var random = SplitMix64(seed: seed, stream: "scan agent \(device.key)")
            return Record(
                schema: .scanAgent,
                made: [
                    "id": .string("\(random.guid())_\(device.key)"), "machineId": .string(device.key),
                    "machineName": .optional(device["computerDnsName"].text),
                    "computerDnsName": .optional(device["computerDnsName"].text), "lastSeen": .time(device.lastSeen),
                    "assignedApplicationId": .string(random.guid()), "scannerSoftwareVersion": "7.10.5.1049",
                    "lastCommandExecutionTimestamp": .time(device.lastSeen),
                    "mdeClientVersion": .optional(device["agentVersion"].text),
                ])
        }
    }
}
