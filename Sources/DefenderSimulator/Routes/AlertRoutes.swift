import Canonical
import DefenderAPI
import HTTPTypes

/// The family `alerts`, but for what changes them.
enum AlertRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-alerts": list, "get-alert": get, "list-alert-domains": domains, "list-alert-files": files,
        "list-alert-ips": addresses, "get-alert-machine": machine, "get-alert-user": user,
        "list-machine-alerts": ofMachine, "list-file-alerts": ofFile, "list-domain-alerts": ofDomain,
        "list-ip-alerts": ofAddress, "list-user-alerts": ofUser,
    ]

    static let listing = Listing(
        schema: Alert.schema, set: "Alerts",
        filterable: [
            "alertCreationTime", "lastUpdateTime", "incidentId", "investigationId", "id", "assignedTo",
            "detectionSource", "lastEventTime", "status", "severity", "category",
        ],
        expandable: ["evidence"], newestBy: "alertCreationTime")

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.alerts, call)
    }

    /// A single alert shows its evidence without being asked (reference, get-alert).
    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(.ok, try state.alert(call.id), set: "Alerts")
    }

    private static let ofMachine: RouteHandler = { (state, call) throws(ServiceError) in
        let device = try state.device(call)
        return try listing.reply(state.traced(.device(device.key)), call)
    }

    private static let ofFile: RouteHandler = { (state, call) throws(ServiceError) in
        let hash = try call.hash(of: [.sha1])
        return try listing.reply(state.traced(.file(hash.description)), call)
    }

    private static let ofDomain: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.traced(.domain(try call.domain().description)), call)
    }

    private static let ofAddress: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.traced(.address(try call.address().description)), call)
    }

    private static let ofUser: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.traced(.user(call.id.lowercased())), call)
    }
}

// MARK: - What an alert speaks of

extension AlertRoutes {
    private static let domains: RouteHandler = { (state, call) throws(ServiceError) in
        let names = try state.alert(call.id).parts("evidence").compactMap { $0["url"].text.flatMap(EvidenceIndex.domain) }
        return Reply(unique(names).map { Record(schema: Domain.schema, made: ["host": .string($0)]) }, context: "Domains")
    }

    private static let files: RouteHandler = { (state, call) throws(ServiceError) in
        let hashes = try state.alert(call.id).parts("evidence").compactMap { $0["sha1"].text?.lowercased() }
        var found: [Record] = []
        for hash in unique(hashes) {
            if let file = state.file(hash, now: call.now) { found.append(file) }
        }
        return Reply(found, context: "Files")
    }

    private static let addresses: RouteHandler = { (state, call) throws(ServiceError) in
        let addresses = try state.alert(call.id).parts("evidence").compactMap { $0["ipAddress"].text }
        return Reply(unique(addresses).map { Record(schema: IPAddress.schema, made: ["id": .string($0)]) }, context: "Ips")
    }

    private static let machine: RouteHandler = { (state, call) throws(ServiceError) in
        let id = try state.alert(call.id)["machineId"].text ?? ""
        guard let machine = state.devices[id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", id))
        }
        return Reply(.ok, machine, set: "Machines")
    }

    private static let user: RouteHandler = { (state, call) throws(ServiceError) in
        let alert = try state.alert(call.id)
        let account = alert.parts("evidence").lazy.compactMap { $0["accountName"].text }.first
        guard let name = account ?? alert.relatedAccount, let user = state.user(name, now: call.now) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("User", "of alert \(call.id)"))
        }
        return Reply(.ok, user, set: "Users")
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}

extension Record {
    /// The account that an alert is said to be about.
    var relatedAccount: String? {
        guard case .record(let user) = self["relatedUser"] else { return nil }
        return user["userName"].text
    }
}

extension TenantState {
    /// The alert as it is after somebody else has saved it, too: in the portal, right behind the API.
    func editedMeanwhile(_ alert: Record) -> Record {
        guard modes.edits == .concurrent else { return alert }
        return alert.with(["assignedTo": .string(AlertMaker.analyst), "status": "InProgress", "resolvedTime": .null])
    }

    func alert(_ id: String) throws(ServiceError) -> Record {
        guard let alert = alerts[id] else { throw ServiceError(.resourceNotFound, Messages.notFound("Alert", id)) }
        return alert
    }
}
