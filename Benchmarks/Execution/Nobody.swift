import DefenderAPI

/// Nobody is asked: everything that the plan rests on is known.
struct Nobody: DefenderReader {
    func read<Response: Sendable>(_ query: Query<Response>) async throws(ReadFailure) -> Response {
        throw .unreachable("nobody is there")
    }

    func collect<Item: EntityView>(
        _ listing: Listing<Item>, where isWanted: @escaping @Sendable (Item) -> Bool
    ) async throws(ReadFailure) -> Collected<Item> {
        throw .unreachable("nobody is there")
    }
}
