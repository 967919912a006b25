extension Query where Response == Page<Investigation> {
    /// Automated investigations (list-investigations).
    public static func investigations(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .investigations(filter), top: top, skip: skip)
    }
}

extension Query where Response == Investigation {
    /// One automated investigation, by its id or that of the alert that started it (get-investigation).
    public static func investigation(_ id: EntityKey) -> Query { entity(.getInvestigation, id: id) }
}
