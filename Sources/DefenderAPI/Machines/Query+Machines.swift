public import Canonical

extension Query where Response == Page<Machine> {
    /// Devices (list-machines). The page says 404 where there is none.
    public static func machines(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .machines(filter), top: top, skip: skip)
    }

    /// Devices that had an internal address within 15 minutes of a time in the last 30 days (find-machines-by-ip).
    public static func machines(at address: IPText, around time: Timestamp) -> Query {
        related(.findMachinesByIp, ["ip": address.description, "timestamp": time.description])
    }

    /// Devices with a tag, or with a tag that begins so (find-machines-by-tag).
    public static func machines(tagged tag: String, isPrefix: Bool = false) -> Query {
        related(
            .findMachinesByTag, [:],
            query: [
                WireRequest.QueryItem(name: "tag", value: tag),
                WireRequest.QueryItem(name: "useStartsWithFilter", value: isPrefix ? "true" : "false"),
            ])
    }

    /// Devices that have a file (list-file-machines); none for an unknown one.
    /// - Precondition: the hash is a SHA-1, the only one that the endpoint takes.
    public static func machines(with file: FileHash) -> Query {
        precondition(file.kind == .sha1, "\(file) is no SHA-1")
        return related(.listFileMachines, ["id": file.description])
    }

    /// Devices that met a domain, at most 500 (list-domain-machines).
    public static func machines(meeting domain: DomainText) -> Query {
        related(.listDomainMachines, ["domain": domain.description])
    }

    /// Devices that a user logged on to (list-user-machines).
    public static func machines(of user: AccountName) -> Query {
        related(.listUserMachines, ["id": user.description])
    }
}

extension Query where Response == Machine {
    /// One device (get-machine).
    public static func machine(_ id: MachineID) -> Query { entity(.getMachine, id: id) }

    /// The device of an alert (get-alert-machine).
    public static func machine(of alert: AlertID) -> Query { entity(.getAlertMachine, id: alert) }
}

extension Query where Response == Page<User> {
    /// The users that logged on to a device (list-machine-logon-users).
    public static func users(of machine: MachineID) -> Query {
        related(.listMachineLogonUsers, ["id": machine.description])
    }
}

extension Query where Response == Page<DeviceAVInfo> {
    /// How the antivirus of devices is (list-device-av-info).
    public static func antivirus(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .antivirus(filter), top: top, skip: skip)
    }
}
