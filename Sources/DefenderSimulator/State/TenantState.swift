import Canonical
import DefenderAPI

/// Everything that calls read and change. A plain value: time comes in, nothing happens by itself.
struct TenantState: Sendable {
    var devices: EntityStore
    var alerts: EntityStore
    var actions: EntityStore
    var users: EntityStore
    var files: EntityStore
    private(set) var indicators: EntityStore
    /// When the next indicator expires: until then nobody has to look at them.
    private var nextExpiry: Timestamp?
    /// Those that were asked for; those of alerts are read off the alerts.
    var investigations: EntityStore
    var remediations: EntityStore
    var library: LibraryShelf
    var scans = ScanSchedule()
    /// Tables of a world file, for hunting.
    var tables: [HuntingTable]
    /// What hunting may still use; nil where nothing is limited.
    var huntingQuota: HuntingQuota?
    /// What happens by itself, if anything does.
    var outbreak: Outbreak?
    /// Which alerts speak of what.
    var traces = EvidenceIndex()
    /// The number of the next indicator or investigation.
    var nextNumber: Int64 = 1
    private var lives: [ActionLife] = []
    let seed: UInt64
    private let pace: Duration
    var modes: Modes

    init(_ world: World, seed: UInt64, pace: Duration, modes: Modes) {
        devices = EntityStore(world.devices)
        alerts = EntityStore(world.alerts)
        actions = EntityStore(world.actions)
        users = EntityStore(world.users)
        files = EntityStore(world.files)
        indicators = EntityStore(world.indicators)
        nextExpiry = indicators.rows.compactMap { $0.time("expirationTime") }.min()
        investigations = EntityStore(world.investigations)
        remediations = EntityStore(world.remediations)
        library = LibraryShelf(EntityStore(world.library))
        tables = world.tables.map { HuntingTable(name: $0.name, given: $0.rows) }
        self.seed = seed
        self.pace = pace
        self.modes = modes
        nextNumber = 1 + (world.indicators + world.investigations).reduce(0) { max($0, Int64($1.key) ?? 0) }
    }

    /// Lets everything that is under way come to where it is at this time.
    mutating func advance(to now: Timestamp) {
        for index in lives.indices {
            let life = lives[index]
            for turn in lives[index].due(now, isOnline: isOnline(life.machineID)) { apply(turn, to: life.actionID) }
        }
        lives.removeAll { $0.isOver }
        if let nextExpiry, nextExpiry <= now {
            var left = indicators
            left.remove { $0.time("expirationTime").map { $0 <= now } ?? false }
            replaceIndicators(left)
        }
        advanceInvestigations(to: now)
        if var running = outbreak {
            running.advance(to: now, &self)
            outbreak = running
        }
    }

    mutating func put(indicator: Record) {
        indicators.put(indicator)
        guard let expiry = indicator.time("expirationTime") else { return }
        nextExpiry = min(nextExpiry ?? expiry, expiry)
    }

    mutating func replaceIndicators(_ store: EntityStore) {
        indicators = store
        nextExpiry = store.rows.compactMap { $0.time("expirationTime") }.min()
    }

    mutating func removeIndicators(_ ids: Set<String>) { indicators.remove { ids.contains($0.key) } }

    /// A device whose sensor reports nothing takes nothing up.
    private func isOnline(_ machineID: String) -> Bool {
        devices[machineID].map { $0["healthStatus"].text == "Active" } ?? true
    }

    /// A state that no page lists.
    static let unlistedStatus = "Dispatched"

    private mutating func apply(_ turn: ActionLife.Turn, to id: String) {
        guard let action = actions[id] else { return }
        switch turn {
        case .takenUp(let time):
            let status = modes.statuses == .documented ? "InProgress" : Self.unlistedStatus
            actions.put(action.with(["status": .string(status), "lastUpdateDateTimeUtc": .time(time)]))
        case .timedOut(let time): actions.put(action.with(["status": "TimeOut", "lastUpdateDateTimeUtc": .time(time)]))
        case .ended(let time):
            let ended = ActionOutcome(action: action, time: time).ended(&self)
            actions.put(ended.with(["lastUpdateDateTimeUtc": .time(time)]))
        }
    }

    /// Takes an action's life out of the clock's hands, because somebody has said how it stands.
    mutating func stopLife(of actionID: String) { lives.removeAll { $0.actionID == actionID } }

    /// The device's action of this type that is not over yet.
    func runningAction(_ type: String, on machineID: String) -> Record? {
        let running = lives.lazy.filter { $0.machineID == machineID }.compactMap { self.actions[$0.actionID] }
        return running.first { $0["type"].text == type && $0.isRunningAction }
            ?? actions.rows.last { $0["machineId"].text == machineID && $0["type"].text == type && $0.isRunningAction }
    }

    /// How many actions of this type are not over yet.
    func runningCount(_ type: String) -> Int {
        actions.rows.count { $0["type"].text == type && $0.isRunningAction }
    }

    /// Starts an action that the API was asked for.
    /// - Parameter isQueued: whether it waits for what else the device has to do, and then some.
    mutating func start(
        _ type: String, on device: Record, given: JSONObject, now: Timestamp, isQueued: Bool = false
    ) -> Record {
        let id = device["id"].text ?? ""
        let values: JSONObject = [
            "type": .string(type), "status": "Pending", "scope": .null, "requestSource": "PublicApi",
            "machineId": .string(id), "computerDnsName": .optional(device["computerDnsName"].text),
        ]
        let maker = ActionMaker(seed: seed, start: now)
        let action = maker.complete(values.merged(with: given), index: actions.count)
        actions.put(action)
        lives.append(
            ActionLife(
                actionID: action.key, machineID: id, created: now, pace: isQueued ? pace * 8 : pace,
                patience: type == "LiveResponse" ? .seconds(2 * 3600) : .seconds(3 * 86_400)))
        return action
    }
}

extension Record {
    /// Whether this machine action is not over yet.
    var isRunningAction: Bool { ["Pending", "InProgress", TenantState.unlistedStatus].contains(self["status"].text) }
}
