public import Canonical

/// Who answers questions: the service, the simulator in process, or a recording.
public protocol DefenderReader: Sendable {
    func read<Response: Sendable>(_ query: Query<Response>) async throws(ReadFailure) -> Response

    /// All alerts that changed at or after `since` and fit the filter, each once, in the order of `lastUpdateTime`.
    func alerts(matching filter: ODataFilter?, since: Timestamp) async throws(ReadFailure) -> Collected<Alert>
}
