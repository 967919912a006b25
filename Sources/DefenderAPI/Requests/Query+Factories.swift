public import Canonical

extension Query where Response == Page<Alert> {
    /// Alerts (list-alerts).
    /// - Parameters:
    ///   - top: at most 10,000.
    ///   - expandEvidence: without it the service leaves `evidence` empty.
    public static func alerts(
        filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil, expandEvidence: Bool = true
    ) -> Query {
        listing(.listAlerts, filter: filter, top: top, skip: skip, expand: expandEvidence ? "evidence" : nil)
    }
}

extension Query where Response == Alert {
    /// One alert, with its evidence (get-alert).
    public static func alert(_ id: AlertID) -> Query { entity(.getAlert, id: id.description) }
}

extension Query where Response == Page<Machine> {
    /// Devices (list-machines). The page says 404 where there is none.
    public static func machines(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        listing(
            .listMachines, filter: filter, top: top, skip: skip, whenNotFound: Page(items: [], nextLink: nil))
    }
}

extension Query where Response == Machine {
    /// One device (get-machine).
    public static func machine(_ id: MachineID) -> Query { entity(.getMachine, id: id.description) }
}

extension Query where Response == Page<MachineAction> {
    /// What devices were asked to do (list-machine-actions).
    public static func machineActions(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        listing(.listMachineActions, filter: filter, top: top, skip: skip)
    }

    /// What one device was asked to do, since a time if given.
    public static func machineActions(
        of machine: MachineID, since time: Timestamp? = nil, top: Int? = nil, skip: Int? = nil
    ) -> Query {
        machineActions(filter: .actions(of: machine, since: time), top: top, skip: skip)
    }
}

extension Query where Response == MachineAction {
    /// One machine action (get-machine-action): what polling asks.
    public static func machineAction(_ id: MachineActionID) -> Query { entity(.getMachineAction, id: id.description) }
}
