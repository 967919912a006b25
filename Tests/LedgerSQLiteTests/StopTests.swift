import Audit
import Canonical
import Execution
import Guardrails
import LedgerSQLite
import Playbooks
import TestKit
import Testing

/// What stands still outlives the process, and the breaker opens by what the ledger holds.
struct StopTests {
    private let folder: Folder
    private let ledger: LedgerSQLite

    init() throws {
        folder = try Folder()
        ledger = try LedgerSQLite(path: folder.ledger)
    }

    private static func stop(_ kind: Stop.Kind, _ reason: String = "why") -> Stop {
        Stop(kind: kind, reason: reason, by: "ana", since: Sample.now)
    }

    @Test func aHaltHoldsEverywhereAndABreakerInItsTenant() throws {
        #expect(try ledger.stop(in: "lab") == nil)
        try ledger.begin(stop: Self.stop(.breaker), tenant: "lab")
        #expect(try ledger.stop(in: "lab")?.kind == .breaker)
        #expect(try ledger.stop(in: "other") == nil)
        try ledger.begin(stop: Self.stop(.halt), tenant: nil)
        #expect(try ["lab", "other"].map { try ledger.stop(in: $0) } == [Self.stop(.halt), Self.stop(.halt)])
    }

    @Test func theFirstOfAKindStays() throws {
        try ledger.begin(stop: Self.stop(.halt, "first"), tenant: nil)
        try ledger.begin(stop: Self.stop(.halt, "second"), tenant: nil)
        #expect(try LedgerSQLite(path: folder.ledger).stop(in: "lab")?.reason == "first")
        #expect(try ledger.liftStops(by: "bob", at: Sample.now) == [Self.stop(.halt, "first")])
        #expect(try ledger.stop(in: "lab") == nil)
        #expect(try ledger.liftStops(by: "bob", at: Sample.now).isEmpty)
    }

    @Test func eachBeginningAndEndIsToldOnce() throws {
        try ledger.begin(stop: Self.stop(.halt), tenant: nil)
        let begun = try ledger.unrecordedStops()
        #expect(begun.map(\.lift) == [nil])
        try ledger.noteRecorded(begun)
        #expect(try ledger.unrecordedStops().isEmpty)
        try ledger.begin(stop: Self.stop(.breaker), tenant: "lab")
        _ = try ledger.liftStops(by: "bob", at: Sample.now + .seconds(5))
        let later = try ledger.unrecordedStops()
        #expect(later.map { $0.entry(at: Sample.now).kind } == ["stop-lifted", "stop", "stop-lifted"])
        #expect(later.map { $0.entry(at: Sample.now).fields["by"]?.stringValue } == ["bob", "ana", "bob"])
        try ledger.noteRecorded(later)
        #expect(try ledger.unrecordedStops().isEmpty)
    }

    // MARK: Breaker

    private func brake(_ breaker: String, at time: Timestamp = Sample.now, file: Stop? = nil) -> ProjectBrake {
        let policy = Projects.policy("  breaker: \(breaker)")
        let clock = StillClock(CallLog(), at: time)
        return ProjectBrake(file: { file }, ledger: ledger, breakers: policy.breakers, tenant: "lab", clock: clock)
    }

    @Test func failuresInTheWindowOpenItUntilAPersonClosesIt() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, "failed", in: ledger)
        #expect(try brake("{ failures: 2, per: 10m }").stop() == nil)
        try entries.note(1, "unknown", in: ledger)
        #expect(try brake("{ failures: 2, per: 10m }", at: Sample.now + .seconds(600)).stop() == nil)
        let open = try brake("{ failures: 2, per: 10m }", at: Sample.now + .seconds(599)).standing()
        #expect(open?.reason == "2 failures within 10m, and the policy allows fewer than 2")
        #expect(try ledger.stop(in: "lab") == nil)
        #expect(try brake("{ failures: 2, per: 10m }", at: Sample.now + .seconds(599)).stop() == open)
        #expect(try ledger.stop(in: "lab") == open)
        // It stays open when the window has passed, and counts anew when it was closed.
        #expect(try brake("{ failures: 2, per: 10m }", at: Sample.now + .seconds(9000)).stop() == open)
        _ = try ledger.liftStops(by: "ana", at: Sample.now + .seconds(60))
        #expect(try brake("{ failures: 2, per: 10m }", at: Sample.now + .seconds(90)).stop() == nil)
    }

    @Test func whatIsDoneOrRefusedIsNoFailure() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, "done", in: ledger)
        try entries.note(1, "refused", in: ledger)
        #expect(try brake("{ failures: 1, per: 10m }").stop() == nil)
    }

    @Test func theFileIsEnough() throws {
        #expect(try brake("{ failures: 1, per: 10m }", file: Self.stop(.halt)).stop() == Self.stop(.halt))
    }

    // MARK: Fleet

    @Test func theLastCountIsKeptForADay() throws {
        #expect(try ledger.fleet(of: "lab") == nil)
        for count in [10, 12] { try ledger.note(Fleet(devices: count, time: Sample.now), of: "lab") }
        let fleet = try #require(try ledger.fleet(of: "lab"))
        #expect(fleet == Fleet(devices: 12, time: Sample.now))
        #expect([-1, 0, 86_399, 86_400].map { fleet.isFresh(at: Sample.now + .seconds($0)) } == [false, true, true, false])
    }
}
