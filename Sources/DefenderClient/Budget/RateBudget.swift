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
    /// Until when it has been said of a group that it waits: not every caller of many shall say it.
    private let told = Mutex<[Group: Timestamp]>([:])
    private let surroundings: Surroundings
    private let notice: @Sendable (WaitNotice) -> Void

    /// - Parameter notice: is told of waits that a person may wonder about.
    init(_ surroundings: Surroundings, _ notice: @escaping @Sendable (WaitNotice) -> Void) {
        self.surroundings = surroundings
        self.notice = notice
    }

    /// What gives a device back must not wait behind a thousand tags.
    private static let relief: Set = ["unisolate-machine", "unrestrict-code-execution", "cancel-machine-action"]

    /// Waits until a call may go. Whoever returns from here calls `finish` afterwards.
    /// - Throws: if the task is cancelled meanwhile.
    func admit(_ endpoint: Endpoint) async throws {
        let isRelief = Self.relief.contains(endpoint.id)
        while let wait = change(endpoint, { $0.admit(now: surroundings.now(), isRelief: isRelief) }) {
            tell(WaitNotice(endpoint: endpoint, reason: .budget, wait: wait))
            try await surroundings.sleep(wait)
        }
    }

    func finish(_ endpoint: Endpoint) { change(endpoint) { $0.finish(now: surroundings.now()) } }

    /// Says once for all callers of a group that they wait, if it is for long.
    func tell(_ wait: WaitNotice) {
        guard wait.wait >= WaitNotice.least else { return }
        let now = surroundings.now()
        let isNew = told.withLock { told in
            guard now >= told[Group(wait.endpoint)] ?? .earliest else { return false }
            told[Group(wait.endpoint)] = now + wait.wait
            return true
        }
        if isNew { notice(wait) }
    }

    /// After a 429: nobody calls this group for a while.
    func pause(_ endpoint: Endpoint, for wait: Duration) {
        change(endpoint) { $0.pause(until: surroundings.now() + wait) }
    }

    @discardableResult
    private func change<Result: Sendable>(_ endpoint: Endpoint, _ body: (inout RateGroup) -> Result) -> Result {
        groups.withLock { body(&$0[Group(endpoint), default: RateGroup(endpoint.rateLimits)]) }
    }
}
