extension Query where Response == Page<Software> {
    /// Products that devices have (list-software).
    public static func software(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .software(filter), top: top, skip: skip)
    }

    /// The products of a device (list-machine-software).
    public static func software(of machine: MachineID) -> Query {
        related(.listMachineSoftware, ["machineId": machine.description])
    }
}

extension Query where Response == Software {
    /// One product (get-software).
    public static func software(_ id: EntityKey) -> Query { entity(.getSoftware, id: id) }

    /// The product that a recommendation is about (get-recommendation-software).
    public static func software(ofRecommendation id: EntityKey) -> Query { entity(.getRecommendationSoftware, id: id) }
}

extension Query where Response == Page<SoftwareDistribution> {
    /// How far each version of a product is spread (list-software-distributions).
    public static func distributions(ofSoftware id: EntityKey) -> Query {
        related(.listSoftwareDistributions, ["id": id.description])
    }
}

extension Query where Response == Page<ProductFix> {
    /// The updates that a product's devices lack (list-software-missing-kbs).
    public static func missingUpdates(ofSoftware id: EntityKey) -> Query {
        related(.listSoftwareMissingKbs, ["id": id.description])
    }

    /// The updates that a device lacks (list-machine-missing-kbs).
    public static func missingUpdates(of machine: MachineID) -> Query {
        related(.listMachineMissingKbs, ["machineId": machine.description])
    }
}

extension Query where Response == Page<MachineReference> {
    /// The devices that have a product (list-software-machines).
    public static func machines(withSoftware id: EntityKey) -> Query {
        related(.listSoftwareMachines, ["id": id.description])
    }

    /// The devices that have a vulnerability (list-vulnerability-machines).
    public static func machines(with cve: CVEID) -> Query {
        related(.listVulnerabilityMachines, ["cveId": cve.description])
    }

    /// The devices that a recommendation is for (list-recommendation-machines).
    public static func machines(ofRecommendation id: EntityKey) -> Query {
        related(.listRecommendationMachines, ["id": id.description])
    }

    /// The devices that a remediation is for (list-remediation-machines).
    public static func machines(ofRemediation id: EntityKey) -> Query {
        related(.listRemediationMachines, ["id": id.description])
    }
}
