public import Canonical

/// The listings that can be gone through page by page.
extension Listing where Item == Alert {
    /// Alerts (list-alerts).
    /// - Parameter expandEvidence: without it the service leaves `evidence` empty.
    public static func alerts(_ filter: ODataFilter? = nil, expandEvidence: Bool = true) -> Listing {
        Listing(.listAlerts, filter: filter, changed: "lastUpdateTime", expand: expandEvidence ? "evidence" : nil)
    }
}

extension Listing where Item == Machine {
    /// Devices (list-machines). The page says 404 where there is none.
    public static func machines(_ filter: ODataFilter? = nil) -> Listing {
        Listing(.listMachines, filter: filter, changed: "lastSeen", isEmptyWhenNotFound: true)
    }
}

extension Listing where Item == MachineAction {
    /// What devices were asked to do (list-machine-actions).
    public static func machineActions(_ filter: ODataFilter? = nil) -> Listing {
        Listing(.listMachineActions, filter: filter, changed: "lastUpdateDateTimeUtc")
    }

    /// What one device was asked to do, since a time if given.
    public static func machineActions(of machine: MachineID, since time: Timestamp? = nil) -> Listing {
        machineActions(.actions(of: machine, since: time))
    }
}

extension Listing where Item == Indicator {
    /// The active indicators that the sign-in may see (list-indicators).
    public static func indicators(_ filter: ODataFilter? = nil) -> Listing {
        Listing(.listIndicators, filter: filter, changed: "lastUpdateTime")
    }
}

extension Listing where Item == Investigation {
    /// Automated investigations (list-investigations).
    public static func investigations(_ filter: ODataFilter? = nil) -> Listing { Listing(.listInvestigations, filter: filter) }
}

extension Listing where Item == Software {
    /// Products that devices have (list-software).
    public static func software(_ filter: ODataFilter? = nil) -> Listing { Listing(.listSoftware, filter: filter) }
}

extension Listing where Item == Vulnerability {
    /// Vulnerabilities (list-vulnerabilities): at most 8,000 at once.
    public static func vulnerabilities(_ filter: ODataFilter? = nil) -> Listing {
        Listing(.listVulnerabilities, filter: filter, maximumPage: 8_000)
    }
}

extension Listing where Item == AssetVulnerability {
    /// Vulnerabilities by device and product (list-machines-vulnerabilities).
    public static func assetVulnerabilities(_ filter: ODataFilter? = nil) -> Listing {
        Listing(.listMachinesVulnerabilities, filter: filter)
    }
}

extension Listing where Item == Recommendation {
    /// What would lower the exposure (list-recommendations).
    public static func recommendations(_ filter: ODataFilter? = nil) -> Listing { Listing(.listRecommendations, filter: filter) }
}

extension Listing where Item == RemediationTask {
    /// Work that was asked for (list-remediation-activities).
    public static func remediations(_ filter: ODataFilter? = nil) -> Listing { Listing(.listRemediationActivities, filter: filter) }
}

extension Listing where Item == DeviceAVInfo {
    /// How the antivirus of devices is (list-device-av-info).
    public static func antivirus(_ filter: ODataFilter? = nil) -> Listing { Listing(.listDeviceAvInfo, filter: filter) }
}
