import ActionKit
import DefenderAPI
import Synchronization

/// A collection of the whole tenant as the service lists it.
enum TenantList {
    /// - Precondition: one of the service's, not of Cordon's own ledger.
    static func read(_ listing: TenantListing, _ reader: any DefenderReader) async throws(ReadFailure) -> LookupAnswer {
        switch listing.kind {
        case .devices: try await read(listing, .machines(listing.filter), reader)
        case .alerts: try await read(listing, .alerts(listing.filter), reader)
        case .actions: try await read(listing, .machineActions(listing.filter), reader)
        case .indicators: try await read(listing, .indicators(listing.filter), reader)
        case .vulnerabilities: try await read(listing, .vulnerabilities(listing.filter), reader)
        case .leases, .runs: preconditionFailure("the ledger is asked for \(listing.name), not the service")
        }
    }

    /// Past the limit nothing is kept any more: the answer is that there are too many.
    private static func read<Item: EntityView>(_ listing: TenantListing, _ pages: Listing<Item>, _ reader: any DefenderReader)
        async throws(ReadFailure) -> LookupAnswer
    {
        let kept = Count()
        let found = try await reader.collect(pages) { _ in kept.next() <= TenantListing.maximum }
        let isTooLong = found.total > TenantListing.maximum
        return .listing(listing, isTooLong ? nil : found.items.map(\.record), gap: found.gap)
    }

    private final class Count: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }
}
