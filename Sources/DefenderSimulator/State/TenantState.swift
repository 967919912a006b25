import Canonical
import DefenderAPI

/// Everything that calls read and change. A plain value: time comes in, nothing happens by itself.
struct TenantState: Sendable {
    private(set) var devices: EntityStore
    var alerts: EntityStore
    private(set) var actions: EntityStore
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
    private var schedule = ActionSchedule()
    /// The actions that are not over, by device.
    private var running: [String: [String]] = [:]
    /// Alerts that were raised and have not come to light, and when they do.
    private var arriving: [(time: Timestamp, alert: Record)] = []
    /// Until when everything has gone on.
    private var present = Timestamp.earliest
    let seed: UInt64
    private let pace: Duration
    var modes: Modes {
        didSet { if modes.devices != oldValue.devices { double(modes.devices) } }
    }

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
        for action in world.actions { note(action) }
        if modes.devices != .distinct { double(modes.devices) }
    }

    /// A tenant whose devices and alerts are made when they are looked at.
    init(_ generator: WorldGenerator, seed: UInt64, pace: Duration, modes: Modes) {
        var world = World()
        world.remediations = generator.remediations
        self.init(world, seed: seed, pace: pace, modes: modes)
        devices = EntityStore(generator.devices)
        alerts = EntityStore(generator.alerts())
        if modes.devices != .distinct { double(modes.devices) }
    }

    /// Lets everything that is under way come to where it is at this time.
    mutating func advance(to now: Timestamp) {
        present = max(present, now)
        while var life = schedule.take(now) {
            let turns = life.due(now, isOnline: isOnline(life.machineID))
            schedule.put(life)
            for turn in turns { apply(turn, to: life.actionID) }
        }
        if let nextExpiry, nextExpiry <= now {
            var left = indicators
            left.remove { $0.time("expirationTime").map { $0 <= now } ?? false }
            replaceIndicators(left)
        }
        advanceInvestigations(to: now)
        advanceArrivals(to: now)
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

    mutating func put(device: Record) {
        let (wasOnline, known) = (isOnline(device.key), devices.place(of: device.key) != nil)
        devices.put(device)
        guard known, isOnline(device.key) != wasOnline else { return }
        for actionID in running[device.key] ?? [] {
            guard var life = schedule.life(actionID) else { continue }
            life.reconsider(wasAwayUntil: wasOnline ? nil : present)
            schedule.put(life)
        }
    }

    mutating func removeDevices(_ ids: Set<String>) { devices.remove { ids.contains($0.key) } }

    mutating func put(action: Record) {
        actions.put(action)
        note(action)
    }

    /// Keeps up which actions are not over.
    private mutating func note(_ action: Record) {
        let (id, machineID) = (action.key, action["machineId"].text ?? "")
        var others = running[machineID, default: []]
        if !action.isRunningAction { others.removeAll { $0 == id } } else if !others.contains(id) { others.append(id) }
        running[machineID] = others.isEmpty ? nil : others
    }

    /// A device whose sensor reports nothing takes nothing up.
    private func isOnline(_ machineID: String) -> Bool {
        guard let place = devices.place(of: machineID), let health = Self.health else { return true }
        return devices.value(at: place, of: health).text == "Active"
    }

    private static let health = Machine.schema.index(of: "healthStatus")

    /// A state that no page lists.
    static let unlistedStatus = "Dispatched"

    private mutating func apply(_ turn: ActionLife.Turn, to id: String) {
        guard let action = actions[id] else { return }
        switch turn {
        case .takenUp(let time):
            let status = modes.statuses == .documented ? "InProgress" : Self.unlistedStatus
            put(action: action.with(["status": .string(status), "lastUpdateDateTimeUtc": .time(time)]))
        case .timedOut(let time): put(action: action.with(["status": "TimeOut", "lastUpdateDateTimeUtc": .time(time)]))
        case .ended(let time):
            let ended = ActionOutcome(action: action, time: time).ended(&self)
            put(action: ended.with(["lastUpdateDateTimeUtc": .time(time)]))
        }
    }

    /// Takes an action's life out of the clock's hands, because somebody has said how it stands.
    mutating func stopLife(of actionID: String) { schedule.remove(actionID) }

    /// The device's action of this type that is not over yet.
    func runningAction(_ type: String, on machineID: String) -> Record? {
        let doubles = (running[machineID] ?? []).compactMap { actions[$0] }.filter { $0["type"].text == type }
        return doubles.first { schedule.life($0.key) != nil } ?? doubles.last
    }

    /// How many actions of this type are not over yet.
    func runningCount(_ type: String) -> Int {
        running.values.joined().count { actions[$0]?["type"].text == type }
    }

    /// How many alerts there are, with those that have not come to light.
    var alertCount: Int { alerts.count + arriving.count }

    /// Takes in a new alert, as soon as it comes to light.
    mutating func raise(_ alert: Record, now: Timestamp) {
        guard modes.arrivals == .late else { return alerts.put(alert) }
        arriving.append((now.shifted(by: ArrivalMode.delay), alert))
    }

    /// When an alert is said to have been raised.
    func raisingTime(_ now: Timestamp) -> Timestamp {
        guard modes.alertTimes == .equal, let minute = Timestamp(seconds: now.seconds - now.seconds % 60, nanoseconds: 0)
        else { return now }
        return minute
    }

    private mutating func advanceArrivals(to now: Timestamp) {
        let due = arriving.filter { $0.time <= now }
        guard !due.isEmpty else { return }
        arriving.removeAll { $0.time <= now }
        for (_, alert) in due { alerts.put(alert) }
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
        put(action: action)
        schedule.put(
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
