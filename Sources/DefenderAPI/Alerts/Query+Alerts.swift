extension Query where Response == Page<Alert> {
    /// Alerts (list-alerts).
    /// - Parameters:
    ///   - top: at most 10,000.
    ///   - expandEvidence: without it the service leaves `evidence` empty.
    public static func alerts(
        filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil, expandEvidence: Bool = true
    ) -> Query {
        page(of: .alerts(filter, expandEvidence: expandEvidence), top: top, skip: skip)
    }

    /// A device's alerts (list-machine-alerts).
    public static func alerts(of machine: MachineID) -> Query {
        related(.listMachineAlerts, ["id": machine.description])
    }

    /// Alerts that speak of a file (list-file-alerts); empty for an unknown one.
    /// - Precondition: the hash is a SHA-1, the only one that the endpoint takes.
    public static func alerts(of file: FileHash) -> Query {
        precondition(file.kind == .sha1, "\(file) is no SHA-1")
        return related(.listFileAlerts, ["id": file.description])
    }

    /// Alerts that speak of a domain (list-domain-alerts); empty for an unknown one.
    public static func alerts(of domain: DomainText) -> Query {
        related(.listDomainAlerts, ["domain": domain.description])
    }

    /// Alerts that speak of an address (list-ip-alerts); empty for an unknown one.
    public static func alerts(of address: IPText) -> Query {
        related(.listIpAlerts, ["ip": address.description])
    }

    /// Alerts that speak of a user (list-user-alerts); empty for an unknown one.
    public static func alerts(of user: AccountName) -> Query {
        related(.listUserAlerts, ["id": user.description])
    }
}

extension Query where Response == Alert {
    /// One alert, with its evidence (get-alert).
    public static func alert(_ id: AlertID) -> Query { entity(.getAlert, id: id) }
}

extension Query where Response == Page<Domain> {
    /// The domains that an alert speaks of (list-alert-domains).
    public static func domains(of alert: AlertID) -> Query { related(.listAlertDomains, ["id": alert.description]) }
}

extension Query where Response == Page<FileProfile> {
    /// The files that an alert speaks of (list-alert-files).
    public static func files(of alert: AlertID) -> Query { related(.listAlertFiles, ["id": alert.description]) }
}

extension Query where Response == Page<IPAddress> {
    /// The addresses that an alert speaks of (list-alert-ips).
    public static func addresses(of alert: AlertID) -> Query { related(.listAlertIps, ["id": alert.description]) }
}

extension Query where Response == User {
    /// The user that an alert speaks of (get-alert-user).
    public static func user(of alert: AlertID) -> Query { entity(.getAlertUser, id: alert) }
}
