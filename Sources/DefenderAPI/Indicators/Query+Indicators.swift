extension Query where Response == Page<Indicator> {
    /// The active indicators that the sign-in may see (list-indicators).
    public static func indicators(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .indicators(filter), top: top, skip: skip)
    }

    /// The indicators of a value: at most one.
    public static func indicators(of value: IndicatorValue) -> Query {
        let literal = ODataLiteral.string(value.description).text
        return indicators(filter: ODataFilter(text: "indicatorValue eq \(literal)"))
    }
}
