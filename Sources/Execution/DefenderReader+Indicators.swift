public import DefenderAPI

extension DefenderReader {
    /// The indicators of many values, looked for in the list of all: one by one they would use up the service's limits.
    public func indicators(of values: [IndicatorValue]) async throws(ReadFailure) -> Collected<Indicator> {
        let texts = Set(values.map(\.description))
        return try await collect(.indicators()) { indicator in
            indicator.indicatorValue.map { texts.contains($0.lowercased()) || texts.contains($0) } ?? false
        }
    }
}
