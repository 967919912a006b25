extension Query where Response == Page<Recommendation> {
    /// What would lower the exposure (list-recommendations).
    public static func recommendations(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .recommendations(filter), top: top, skip: skip)
    }

    /// What would lower a device's exposure (list-machine-recommendations).
    public static func recommendations(of machine: MachineID) -> Query {
        related(.listMachineRecommendations, ["machineId": machine.description])
    }
}

extension Query where Response == Recommendation {
    /// One recommendation (get-recommendation).
    public static func recommendation(_ id: EntityKey) -> Query { entity(.getRecommendation, id: id) }
}

extension Query where Response == Score {
    /// The organisation's exposure score (get-exposure-score).
    public static var exposureScore: Query { entity(.getExposureScore, [:]) }

    /// The organisation's device secure score (get-device-secure-score).
    public static var deviceSecureScore: Query { entity(.getDeviceSecureScore, [:]) }
}

extension Query where Response == Page<Score> {
    /// The exposure score of each device group (list-exposure-score-by-group).
    public static var exposureScoresByGroup: Query { related(.listExposureScoreByGroup, [:]) }
}

extension Query where Response == Page<RemediationTask> {
    /// Work that was asked for (list-remediation-activities).
    public static func remediations(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .remediations(filter), top: top, skip: skip)
    }
}

extension Query where Response == RemediationTask {
    /// One piece of work that was asked for (get-remediation-activity).
    public static func remediation(_ id: EntityKey) -> Query { entity(.getRemediationActivity, id: id) }
}
