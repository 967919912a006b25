import DefenderAPI

extension TenantState {
    subscript(collection: WorldCollection) -> EntityStore {
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

    /// Puts an entity where it belongs, whatever of it has changed.
    mutating func put(_ record: Record, in collection: WorldCollection) {
        switch collection {
        case .devices: put(device: record)
        case .alerts:
            alerts.put(record)
            let generated = alerts.generatedAlerts?.count ?? 0
            traces.forget(rewriting: alerts.place(of: record.key).flatMap { $0 < generated ? $0 : nil })
        case .actions: put(action: record)
        case .users: users.put(record)
        case .files: files.put(record)
        case .indicators: put(indicator: record)
        case .investigations: investigations.put(record)
        case .remediations: remediations.put(record)
        case .library: library.files.put(record)
        }
    }
}
