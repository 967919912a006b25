import DefenderAPI

/// A key of a world file, and the `{collection}` of `/_simulator/world/{collection}`. Devices come first: the others
/// refer to them.
enum WorldCollection: String, CaseIterable, Sendable {
    case devices, alerts, actions, users, files, indicators, investigations, remediations, library

    var schema: EntitySchema {
        switch self {
        case .devices: Machine.schema
        case .alerts: Alert.schema
        case .actions: MachineAction.schema
        case .users: User.schema
        case .files: FileProfile.schema
        case .indicators: Indicator.schema
        case .investigations: Investigation.schema
        case .remediations: RemediationTask.schema
        case .library: LibraryFile.schema
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
            case .users: users
            case .files: files
            case .indicators: indicators
            case .investigations: investigations
            case .remediations: remediations
            case .library: library
            }
        }
        set {
            switch collection {
            case .devices: devices = newValue
            case .alerts: alerts = newValue
            case .actions: actions = newValue
            case .users: users = newValue
            case .files: files = newValue
            case .indicators: indicators = newValue
            case .investigations: investigations = newValue
            case .remediations: remediations = newValue
            case .library: library = newValue
            }
        }
    }
}
