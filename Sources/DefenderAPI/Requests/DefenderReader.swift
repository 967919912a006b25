public import Canonical

/// Who answers questions: the service, the simulator in process, or a recording.
public protocol DefenderReader: Sendable {
    func read<Response: Sendable>(_ query: Query<Response>) async throws(ReadFailure) -> Response

    /// Goes through a listing to its end: each entity once, in the order in which they changed.
    /// - Parameter isWanted: looks at each entity as it is read; those that it turns down take up no memory.
    func collect<Item: EntityView>(
        _ listing: Listing<Item>, where isWanted: @escaping @Sendable (Item) -> Bool
    ) async throws(ReadFailure) -> Collected<Item>
}

extension DefenderReader {
    /// The whole of a listing.
    public func collect<Item: EntityView>(_ listing: Listing<Item>) async throws(ReadFailure) -> Collected<Item> {
        try await collect(listing) { _ in true }
    }

    /// The alerts that changed at or after `since` and fit the filter, each once, in the order of `lastUpdateTime`.
    public func alerts(
        matching filter: ODataFilter?, since: Timestamp, where isWanted: @escaping @Sendable (Alert) -> Bool = { _ in true }
    ) async throws(ReadFailure) -> Collected<Alert> {
        let updated = ODataFilter.alerts(updatedSince: since)
        return try await collect(.alerts(.and([updated, filter].compactMap { $0 })), where: isWanted)
    }
}
