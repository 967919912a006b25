import Canonical
import DefenderAPI
import Synchronization

/// What all callers of a process may call together, for one app in one tenant. Endpoints whose pages state the same limits
/// share a budget: whether the service counts them apart is not stated.
final class RateBudget: Sendable {
    private struct Group: Hashable {
        let service: APIService
        let limits: RateLimits

        init(_ endpoint: Endpoint) {
            service = endpoint.service
            limits = endpoint.rateLimits
        }
    }

    private let groups = Mutex<[Group: RateGroup]>([:])
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// What gives a device back must not wait behind a thousand tags.
    private static let relief: Set = ["unisolate-machine", "unrestrict-code-execution", "cancel-machine-action"]

    /// Waits until a call may go. Whoever returns from here calls `finish` afterwards.
    /// - Throws: if the task is cancelled meanwhile.
    func admit(_ endpoint: Endpoint) async throws {
        let isRelief = Self.relief.contains(endpoint.id)
        while let wait = change(endpoint, { $0.admit(now: surroundings.now(), isRelief: isRelief) }) {
            try await surroundings.sleep(wait)
        }
    }

    func finish(_ endpoint: Endpoint) { change(endpoint) { $0.finish(now: surroundings.now()) } }

    /// After a 429: nobody calls this group for a while.
    func pause(_ endpoint: Endpoint, for wait: Duration) {
        change(endpoint) { $0.pause(until: surroundings.now() + wait) }
    }

    @discardableResult
    private func change<Result: Sendable>(_ endpoint: Endpoint, _ body: (inout RateGroup) -> Result) -> Result {
        groups.withLock { body(&$0[Group(endpoint), default: RateGroup(endpoint.rateLimits)]) }
    }
}
