extension Query where Response == FileProfile {
    /// What is known of a file (get-file).
    /// - Precondition: the hash is a SHA-1 or a SHA-256.
    public static func file(_ hash: FileHash) -> Query {
        precondition(hash.kind != .md5, "\(hash) is a MD5")
        return entity(.getFile, id: hash)
    }
}

extension Query where Response == FileStatistics {
    /// Where and when the organisation met a file (get-file-stats).
    /// - Parameter hours: how far back, at most 720; nil is 30 days.
    /// - Precondition: the hash is a SHA-1 or a SHA-256.
    public static func statistics(of file: FileHash, hours: Int? = nil) -> Query {
        precondition(file.kind != .md5, "\(file) is a MD5")
        return entity(.getFileStats, ["id": file.description], query: WireRequest.QueryItem.lookBack(hours))
    }
}

extension Query where Response == DomainStatistics {
    /// When the organisation met a domain (get-domain-stats).
    /// - Parameter hours: how far back, at most 720; nil is 30 days.
    public static func statistics(of domain: DomainText, hours: Int? = nil) -> Query {
        entity(.getDomainStats, ["domain": domain.description], query: WireRequest.QueryItem.lookBack(hours))
    }
}

extension Query where Response == IPStatistics {
    /// When the organisation met an address (get-ip-stats).
    /// - Parameter hours: how far back, at most 720; nil is 30 days.
    public static func statistics(of address: IPText, hours: Int? = nil) -> Query {
        entity(.getIpStats, ["ip": address.description], query: WireRequest.QueryItem.lookBack(hours))
    }
}

extension WireRequest.QueryItem {
    /// The most hours that statistics look back.
    public static let maximumLookBackHours = 720

    fileprivate static func lookBack(_ hours: Int?) -> [WireRequest.QueryItem] {
        guard let hours else { return [] }
        precondition((1...maximumLookBackHours).contains(hours), "1 to \(maximumLookBackHours) hours")
        return [WireRequest.QueryItem(name: "lookBackHours", value: String(hours))]
    }
}
