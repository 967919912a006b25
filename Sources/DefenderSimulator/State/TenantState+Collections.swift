extension TenantState {
    subscript(collection: WorldCollection) -> EntityStore {
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
            case .library: library.files
            }
        }
        set {
            switch collection {
            case .devices: devices = newValue
            case .alerts:
                alerts = newValue
                traces = EvidenceIndex()
            case .actions: actions = newValue
            case .users: users = newValue
            case .files: files = newValue
            case .indicators: replaceIndicators(newValue)
            case .investigations: investigations = newValue
            case .remediations: remediations = newValue
            case .library: library.files = newValue
            }
        }
    }
}
