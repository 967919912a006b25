extension Query where Response == Page<Vulnerability> {
    /// Vulnerabilities (list-vulnerabilities).
    /// - Parameter top: at most 8,000, fewer than elsewhere.
    public static func vulnerabilities(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .vulnerabilities(filter), top: top, skip: skip)
    }

    /// The vulnerabilities of a device (list-machine-vulnerabilities).
    public static func vulnerabilities(of machine: MachineID) -> Query {
        related(.listMachineVulnerabilities, ["machineId": machine.description])
    }

    /// The vulnerabilities of a product (list-software-vulnerabilities).
    public static func vulnerabilities(ofSoftware id: EntityKey) -> Query {
        related(.listSoftwareVulnerabilities, ["id": id.description])
    }

    /// The vulnerabilities that a recommendation closes (list-recommendation-vulnerabilities).
    public static func vulnerabilities(ofRecommendation id: EntityKey) -> Query {
        related(.listRecommendationVulnerabilities, ["id": id.description])
    }
}

extension Query where Response == Vulnerability {
    /// One vulnerability (get-vulnerability).
    public static func vulnerability(_ cve: CVEID) -> Query { entity(.getVulnerability, ["cveId": cve.description]) }
}

extension Query where Response == Page<AssetVulnerability> {
    /// Vulnerabilities by device and product (list-machines-vulnerabilities).
    public static func assetVulnerabilities(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .assetVulnerabilities(filter), top: top, skip: skip)
    }
}
