import Canonical
import DefenderAPI

/// Everything that calls read and change. A plain value: time comes in, nothing happens by itself.
struct TenantState: Sendable {
    var devices: EntityStore
    var alerts: EntityStore
    var actions: EntityStore
    private var lives: [ActionLife] = []
    private let seed: UInt64
    private let pace: Duration

    init(_ world: World, seed: UInt64, pace: Duration) {
        devices = EntityStore(world.devices)
        alerts = EntityStore(world.alerts)
        actions = EntityStore(world.actions)
        self.seed = seed
        self.pace = pace
    }

    subscript(collection: WorldCollection) -> EntityStore {
        get {
            switch collection {
            case .devices: devices
            case .alerts: alerts
            case .actions: actions
            }
        }
        set {
            switch collection {
            case .devices: devices = newValue
            case .alerts: alerts = newValue
            case .actions: actions = newValue
            }
        }
    }

    /// Lets every action that is under way come to where it is at this time.
    mutating func advance(to now: Timestamp) {
        for index in lives.indices {
            for turn in lives[index].due(now) { move(lives[index].actionID, to: turn) }
        }
        lives.removeAll { $0.turns.isEmpty }
    }

    private mutating func move(_ id: String, to turn: ActionLife.Turn) {
        guard let action = actions[id] else { return }
        actions.put(action.with(["status": .string(turn.status), "lastUpdateDateTimeUtc": .time(turn.time)]))
    }

    /// Takes an action's life out of the clock's hands, because somebody has said how it stands.
    mutating func stopLife(of actionID: String) { lives.removeAll { $0.actionID == actionID } }

    /// The device's action of this type that is not over yet.
    func runningAction(_ type: String, on machineID: String) -> Record? {
        actions.rows.last {
            $0["machineId"].text == machineID && $0["type"].text == type
                && ["Pending", "InProgress"].contains($0["status"].text)
        }
    }

    /// Starts an action that the API was asked for.
    mutating func start(_ type: String, on device: Record, given: JSONObject, now: Timestamp) -> Record {
        let id = device["id"].text ?? ""
        let values: JSONObject = [
            "type": .string(type), "status": "Pending", "scope": .null, "requestSource": "PublicApi",
            "machineId": .string(id), "computerDnsName": .optional(device["computerDnsName"].text),
        ]
        let maker = ActionMaker(seed: seed, start: now)
        let action = maker.complete(values.merged(with: given), index: actions.count)
        actions.put(action)
        lives.append(ActionLife(actionID: action["id"].text ?? "", created: now, pace: pace))
        return action
    }
}
