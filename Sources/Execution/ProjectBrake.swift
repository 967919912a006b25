import Canonical
public import Guardrails
public import Playbooks

/// The brake of a project: the kill switch's file, what the ledger holds, and the policy's breakers, which it opens.
public struct ProjectBrake: Brake {
    private let file: @Sendable () -> Stop?
    private let ledger: any StopLedger
    private let breakers: [Policy.Breaker]
    private let tenant: String
    private let clock: any ExecutionClock

    /// - Parameter file: what the file of `cordon halt` says; it holds even where the ledger knows nothing of it.
    public init(
        file: @escaping @Sendable () -> Stop?, ledger: any StopLedger, breakers: [Policy.Breaker], tenant: String,
        clock: any ExecutionClock
    ) {
        self.file = file
        self.ledger = ledger
        self.breakers = breakers
        self.tenant = tenant
        self.clock = clock
    }

    public func stop() throws(LedgerFailure) -> Stop? {
        if let stop = file() { return stop }
        if let stop = try ledger.stop(in: tenant) { return stop }
        guard let stop = try opening() else { return nil }
        try ledger.begin(stop: stop, tenant: tenant)
        return stop
    }

    /// What a plan meets: the same, without opening anything.
    public func standing() throws(LedgerFailure) -> Stop? {
        if let stop = file() { return stop }
        if let stop = try ledger.stop(in: tenant) { return stop }
        return try opening()
    }

    private func opening() throws(LedgerFailure) -> Stop? {
        let now = clock.now()
        for breaker in breakers {
            let failures = try ledger.failures(since: now - breaker.window, tenant: tenant)
            guard failures >= breaker.failures else { continue }
            return Stop(kind: .breaker, reason: Messages.opened(breaker, failures), by: "cordon", since: now)
        }
        return nil
    }
}
