import Canonical
import DefenderAPI
import HTTPTypes

/// What authenticated scans found: POSTs that only read.
enum ScanHistoryRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-scan-history-by-definition": byDefinition, "list-scan-history-by-session": bySession,
    ]

    private static func listing(_ schema: EntitySchema) -> Listing {
        Listing(schema: schema, set: "Collection(microsoft.windowsDefenderATP.api.\(schema.name))", filterable: [], maximumTop: 4096)
    }

    private static let byDefinition: RouteHandler = { (state, call) throws(ServiceError) in
        let ids = try RequestBody(call.body, allowed: ["ScanDefinitionIds"]).texts("ScanDefinitionIds")
        let rows = state.scans.definitions.rows.filter { ids.contains($0.key) }.flatMap { definition in
            state.scans.sessions(of: definition, seed: state.seed, now: call.now).map { session in
                Record(
                    schema: .scanHistoryByDefinition,
                    made: [
                        "ScanDefinitionIds": .string(definition.key), "LastScanned": .time(session.time),
                        "ScanStatus": "Success", "ScannerId": agent(of: definition),
                    ])
            }
        }
        return try listing(.scanHistoryByDefinition).reply(rows, call)
    }

    private static let bySession: RouteHandler = { (state, call) throws(ServiceError) in
        let ids = try RequestBody(call.body, allowed: ["SessionIds"]).texts("SessionIds")
        let rows = state.scans.definitions.rows.flatMap { definition in
            state.scans.sessions(of: definition, seed: state.seed, now: call.now).filter { ids.contains($0.id) }
                .map { row(definition, $0, state) }
        }
        return try listing(.scanHistoryBySession).reply(rows, call)
    }

    private static func agent(of definition: Record) -> JSONValue {
        guard case .record(let agent) = definition["scannerAgent"] else { return .null }
        return .string(agent.key)
    }

    /// A target is reached if a device of the world has this address or name.
    private static func row(_ definition: Record, _ session: ScanSchedule.Session, _ state: TenantState) -> Record {
        let targets = (definition["target"].text ?? "").split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        let scanned = targets.map { target -> JSONObject in
            let device = state.devices.rows.first {
                $0["computerDnsName"].text?.lowercased() == target || $0.addresses.contains(target)
            }
            return [
                "Ip": .optional(device?["lastIpAddress"].text ?? (IPText(target) == nil ? nil : target)),
                "Hostname": .optional(device?["computerDnsName"].text),
                "ScannedDeviceDescription": .optional(device?["osPlatform"].text),
                "ErrorMessage": .optional(device == nil ? Messages.targetUnreachable : nil),
                "ScanStatus": device == nil ? "Fail" : "Success", "ScanDuration": "00:00:07",
            ]
        }
        return Record(
            schema: .scanHistoryBySession,
            made: [
                "orgId": .optional(definition["orgId"].text), "ScanDefinitionIds": .string(definition.key),
                "SessionIds": .string(session.id), "NumberOfTargets": .integer(Int64(targets.count)),
                "NumberOfSuccessfullyScannedTargets": .integer(Int64(scanned.count { $0["ScanStatus"] == "Success" })),
                "ScanStatus": "Success", "LastScanned": .time(session.time),
                "ListScannedTargets": .array(scanned.map { .object($0) }),
            ])
    }
}
