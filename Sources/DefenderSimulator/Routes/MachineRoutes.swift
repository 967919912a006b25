import Canonical
import DefenderAPI
import HTTPTypes

/// The reads of the family `machines`, and those of other families that answer with devices.
enum MachineRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-machines": list, "get-machine": get, "find-machines-by-ip": findByAddress,
        "find-machine-by-ip-legacy": findByAddressLegacy, "find-machines-by-tag": findByTag,
        "list-machine-logon-users": logonUsers, "list-file-machines": ofFile, "list-domain-machines": ofDomain,
        "list-user-machines": ofUser, "list-device-av-info": antivirus,
    ]

    static let listing = Listing(
        schema: Machine.schema, set: "Machines",
        filterable: [
            "computerDnsName", "id", "version", "deviceValue", "aadDeviceId", "machineTags", "lastSeen",
            "exposureLevel", "onboardingStatus", "lastIpAddress", "healthStatus", "osPlatform", "riskScore",
            "rbacGroupId",
        ])

    /// A tenant without machines answers 404 (reference README, row 12); a filter that selects none does not.
    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        guard state.devices.count > 0 else { throw ServiceError(.notFound, Messages.noMachines) }
        return try listing.reply(state.devices, call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        if let machine = state.devices[call.id] { return Reply(.ok, machine, set: "Machines") }
        // Several devices may have one name: the one that reported last is meant.
        let name = call.id.lowercased()
        let named = state.devices.all("computerDnsName") { $0.text?.lowercased() == name }
        guard let machine = named.max(by: { $0.lastSeen < $1.lastSeen }) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", call.id))
        }
        return Reply(.ok, machine, set: "Machines")
    }

    private static let logonUsers: RouteHandler = { (state, call) throws(ServiceError) in
        let device = try state.device(call)
        var users: [Record] = []
        for account in state.accounts(on: device) {
            if let user = state.user(account, now: call.now) { users.append(user) }
        }
        return Reply(users, context: "Users")
    }

    private static let ofFile: RouteHandler = { (state, call) throws(ServiceError) in
        let hash = try call.hash(of: [.sha1])
        return try listing.reply(state.devices(with: .file(hash.description)), call)
    }

    /// At most 500 devices (reference, list-domain-machines).
    private static let ofDomain: RouteHandler = { (state, call) throws(ServiceError) in
        let devices = state.devices(with: .domain(try call.domain().description))
        return try listing.reply(Array(devices.prefix(500)), call)
    }

    private static let ofUser: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.devices(of: call.id), call)
    }

    private static let avListing = Listing(
        schema: DeviceAVInfo.schema, set: "DeviceAvInfo",
        filterable: Set(DeviceAVInfo.schema.fields.filter { !$0.filterOperators.isEmpty }.map(\.name)), pageSize: 20,
        usesSkipToken: true)

    private static let antivirus: RouteHandler = { (state, call) throws(ServiceError) in
        try avListing.reply(AntivirusReport(state, now: call.now).rows, call)
    }
}

// MARK: - Finding

extension MachineRoutes {
    private static let findByAddress: RouteHandler = { (state, call) throws(ServiceError) in
        try found(state, call, within: .seconds(15 * 60))
    }

    /// The older form looks a minute further, and finding nothing is 404 there.
    private static let findByAddressLegacy: RouteHandler = { (state, call) throws(ServiceError) in
        let reply = try found(state, call, within: .seconds(16 * 60))
        guard (try? JSONValue(parsing: reply.body))?["value"]?.arrayValue?.isEmpty == false else {
            throw ServiceError(.notFound, Messages.noMachines)
        }
        return reply
    }

    /// A device had its addresses from when it was first seen to when it was last seen.
    private static func found(_ state: TenantState, _ call: Call, within window: Duration) throws(ServiceError) -> Reply {
        let address = try call.address().description
        guard let time = call.parameters["timestamp"].flatMap({ Timestamp(lenient: $0) }) else {
            throw ServiceError(.badRequest, Messages.invalidTime("timestamp"))
        }
        guard time <= call.now, call.now - time <= .seconds(30 * 86_400) else {
            throw ServiceError(.badRequest, Messages.timeOutOfRange)
        }
        let devices = state.devices.rows.filter { device in
            device.addresses.contains(address) && device.lastSeen.shifted(by: window) >= time
                && (device.time("firstSeen") ?? .earliest).shifted(by: .zero - window) <= time
        }
        return try listing.reply(devices, call)
    }

    private static let findByTag: RouteHandler = { (state, call) throws(ServiceError) in
        guard let tag = call.option("tag"), !tag.isEmpty else {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter("tag"))
        }
        let isPrefix = call.option("useStartsWithFilter")?.lowercased() == "true"
        let devices = state.devices.all("machineTags") { tags in
            tags.items.contains { item in
                guard let text = item.text else { return false }
                return isPrefix ? text.utf8.starts(with: tag.utf8) : text.utf8.elementsEqual(tag.utf8)
            }
        }
        return try listing.reply(devices, call)
    }
}

extension Record {
    /// When this device last reported.
    var lastSeen: Timestamp { time("lastSeen") ?? .earliest }

    /// The addresses of this device, in lower case.
    var addresses: [String] {
        (parts("ipAddresses").compactMap { $0["ipAddress"].text } + [self["lastIpAddress"].text].compactMap { $0 })
            .map { $0.lowercased() }
    }
}

extension TenantState {
    /// The device that a call names: by id only.
    func device(_ call: Call) throws(ServiceError) -> Record {
        let id = call.parameters["machineId"] ?? call.id
        guard let device = devices[id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", id))
        }
        return device
    }
}
