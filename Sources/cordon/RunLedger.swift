import Audit
import Canonical
import Execution
import LedgerSQLite
import Playbooks

/// The runs of the chosen tenant, for commands that need no playbooks.
struct RunLedger {
    private let place: AuditPlace
    private let tenant: String
    private let ledger: LedgerSQLite?

    init(_ options: ProjectOptions) throws(CommandFailure) {
        let (_, configuration) = try Project.configuration(options)
        guard let configuration else { throw CommandFailure(.usage, Messages.noConfiguration) }
        place = try AuditPlace(options)
        tenant = try Connection.choose(configuration, options.tenant).name
        guard Files.exists(place.ledger) else {
            ledger = nil
            return
        }
        do { ledger = try LedgerSQLite(path: place.ledger) } catch { throw CommandFailure(error) }
    }

    func runs(_ limit: Int) throws(CommandFailure) -> [RunRecord] {
        do { return try ledger?.runs(in: tenant, limit: limit) ?? [] } catch { throw CommandFailure(error) }
    }

    /// - Throws: wrong usage if there is none of this id.
    func run(_ id: String) throws(CommandFailure) -> (run: RunRecord, steps: [EndedStep], deeds: [RecordedDeed]) {
        do throws(LedgerFailure) { if let found = try ledger?.run(id) { return found } } catch { throw CommandFailure(error) }
        throw CommandFailure(.usage, Messages.unknownRun(id))
    }

    /// What people were asked about a run; empty once it has ended.
    func questions(of id: String) throws(CommandFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])] {
        do { return try ledger?.questions(of: id) ?? [] } catch { throw CommandFailure(error) }
    }

    func leases() throws(CommandFailure) -> [Lease] {
        do { return try ledger?.leases(in: tenant) ?? [] } catch { throw CommandFailure(error) }
    }

    /// What is overdue heads every output: somebody may still be cut off.
    func tellOverdue(_ output: Output) throws(CommandFailure) {
        for lease in try leases() where lease.isDue(at: SystemClock().now()) { output.note(Messages.overdue(lease)) }
    }

    /// Notes what somebody wants of a lease. Where nobody holds the audit log, it is told too.
    /// - Parameter until: nil for its end now.
    /// - Throws: wrong usage if there is no such lease.
    func ask(of place: Lease.Place, until: Timestamp?) async throws(CommandFailure) -> Lease {
        guard let ledger else { throw CommandFailure(.usage, Messages.unknownLease(place)) }
        let isThere: Bool
        do { isThere = try ledger.ask(of: place, until: until, by: Person.name, at: SystemClock().now()) } catch {
            throw CommandFailure(error)
        }
        guard isThere, let lease = try leases().first(where: { $0.place == place }) else {
            throw CommandFailure(.usage, Messages.unknownLease(place))
        }
        guard let audit = try AuditSession.openUnlessLocked(self.place, ledger) else { return lease }
        try await audit.recordRequests(of: ledger)
        _ = try await audit.checkpoint(ledger)
        return lease
    }

    /// Cancels a run. The ledger is written first: what is at work asks it. Where nobody holds the audit log, it is told too.
    /// - Returns: whether this changed anything.
    func cancel(_ id: String) async throws(CommandFailure) -> Bool {
        guard let ledger else { return false }
        let time = SystemClock().now()
        do throws(LedgerFailure) { guard try ledger.cancel(run: id, by: Person.name, at: time) else { return false } } catch {
            throw CommandFailure(error)
        }
        guard let audit = try AuditSession.openUnlessLocked(place, ledger) else { return true }
        let entry = AuditEntry(kind: "run-cancelled", time: time, mode: .live, fields: ["run": .string(id), "by": .string(Person.name)])
        do throws(ExecutionFailure) { _ = try await audit.record([entry]) } catch { throw CommandFailure(.failed, error.description) }
        _ = try await audit.checkpoint(ledger)
        return true
    }
}
