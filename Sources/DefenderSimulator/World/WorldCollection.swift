import DefenderAPI

/// A key of a world file, and the `{collection}` of `/_simulator/world/{collection}`. Devices come first: the others
/// refer to them.
enum WorldCollection: String, CaseIterable, Sendable {
    case devices, alerts, actions

    var schema: EntitySchema {
        switch self {
        case .devices: Machine.schema
        case .alerts: Alert.schema
        case .actions: MachineAction.schema
        }
    }
}

extension World {
    subscript(collection: WorldCollection) -> [Record] {
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
}
