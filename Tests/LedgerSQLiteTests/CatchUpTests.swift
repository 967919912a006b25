import Audit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import LedgerSQLite
import Planning
import TestKit
import Testing

/// The ledger is brought up to the audit log: what was logged before a kill, or before the ledger was lost, counts.
struct CatchUpTests {
    private let folder: Folder
    private let ledger: LedgerSQLite

    init() throws {
        folder = try Folder()
        ledger = try LedgerSQLite(path: folder.ledger)
    }

    private func logged(_ entries: Entries) -> [Logged] {
        [.plan(digest: entries.plan.digest, id: entries.plan.id, tenant: "lab", time: Sample.now)]
            + entries.trail.entries.compactMap { Logged($0) }
    }

    @Test func aLostLedgerIsWhatTheLogTells() async throws {
        let entries = await Entries()
        let logged = logged(entries)
        #expect(try ledger.enter(logged) == logged.count)
        #expect(try ledger.use(of: entries.plan.digest) == Sample.now)
        #expect(try ledger.openIntents().isEmpty)
        #expect(Set(try ledger.begun(since: .earliest, tenant: "lab").map(\.action)) == Set(entries.intents.map(\.action)))
        let handler = try ledger.handler(
            of: "contain", subject: entries.run.subject.description, alerts: [Sample.alertID("al-1")], tenant: "lab")
        #expect(handler?.run == entries.run.id)
    }

    @Test func enteringTwiceChangesNothing() async throws {
        let logged = logged(await Entries())
        _ = try ledger.enter(logged)
        #expect(try ledger.enter(logged) == 0)
    }

    /// A kill after the log's fsync and before the ledger's: the intent is open, and named.
    @Test(arguments: 1...3)
    func anIntentThatTheLedgerLacksIsOpen(_ known: Int) async throws {
        let entries = await Entries()
        let all = logged(entries)
        let intent = try #require(all.firstIndex { if case .intent = $0 { true } else { false } })
        _ = try ledger.enter(Array(all.prefix(min(known, intent))))
        #expect(try ledger.openIntents().isEmpty)
        #expect(try ledger.enter(Array(all.prefix(intent + 1))) == intent + 1 - min(known, intent))
        #expect(try ledger.openIntents().map(\.token) == [entries.intents[0].token])
    }

    @Test func whatTheLedgerKnowsStaysAsItIs() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, "failed", in: ledger)
        _ = try ledger.enter(logged(entries))
        let begun = try ledger.begun(since: .earliest, tenant: "lab").map(\.action)
        #expect(begun == entries.intents.dropFirst().map(\.action), "what failed does not count against limits")
    }

    /// What a service gave stands in the log, so that a run goes on with it where the ledger was lost.
    @Test func whatAServiceGaveIsEntered() async throws {
        let entries = await Entries()
        let intent = entries.intents[0]
        let answer: JSONValue = ["values": ["id": "T-1"]]
        let receipt = AuditEntry(
            kind: "receipt", time: Sample.now, mode: .live,
            fields: [
                "run": .string(intent.run), "step": .string(intent.step), "deed": 0, "token": .string(intent.token), "result": "done",
                "answer": answer,
            ])
        _ = try ledger.enter(logged(entries) + [try #require(Logged(receipt))])
        #expect(try ledger.past(of: entries.plan.digest).runs[intent.run]?.found[intent.step] == answer)
    }

    /// What was taken back counts for the run that took it back, and what a called playbook did for that playbook, with another ledger too.
    @Test func onWhoseAccountSomethingWasDoneIsEntered() async throws {
        let (first, second) = (await Entries(), await Entries(["al-2"]))
        let told = second.trail.entries.map { entry in
            var fields = entry.fields
            if entry.kind == "intent" {
                fields["by"] = ["run": .string(first.run.id), "step": "back"]
                fields["called"] = ["evidence", "tags"]
            }
            return AuditEntry(kind: entry.kind, time: entry.time, mode: entry.mode, fields: fields)
        }
        let plan = Logged.plan(digest: second.plan.digest, id: second.plan.id, tenant: "lab", time: Sample.now)
        _ = try ledger.enter(logged(first) + [plan] + told.compactMap { Logged($0) })
        let begun = try ledger.begun(since: .earliest, tenant: "lab").compactMap(\.origin)
        #expect(begun.count == first.intents.count + second.intents.count && begun.allSatisfy { $0.run == first.run.id })
        #expect(begun.count { $0.called == ["evidence", "tags"] } == second.intents.count)
    }

    /// Which part of an import was stored stands in the log, so that it is what is taken back.
    @Test func whatWasStoredInPartIsEntered() async throws {
        let entries = await Entries()
        let intent = entries.intents[0]
        let receipt = AuditEntry(
            kind: "receipt", time: Sample.now, mode: .live,
            fields: [
                "run": .string(intent.run), "step": .string(intent.step), "deed": 0, "token": .string(intent.token), "result": "failed",
                "stored": ["a.example", "b.example"], "reason": "c.example is full",
            ])
        _ = try ledger.enter(logged(entries) + [try #require(Logged(receipt))])
        let kept = try ledger.past(of: entries.plan.digest).runs[intent.run]?.found[StoredPart.place(intent.step, deed: 0)]
        #expect(kept.flatMap { StoredPart(json: $0) } == StoredPart(values: ["a.example", "b.example"], reason: "c.example is full"))
    }

    @Test func rehearsalsAreNotEntered() async throws {
        let scenario = Scenario(Projects.containment)
        let trail = MemoryTrail(CallLog())
        var executor = Executor(rehearsingInto: trail, clock: StillClock(CallLog()), tenant: "lab")
        let review = scenario.review(scenario.plan())
        await executor.begin(review.rehearsal(of: review.runs[0]))
        _ = await executor.finish()
        #expect(!trail.entries.isEmpty)
        #expect(trail.entries.compactMap { Logged($0) }.isEmpty)
    }
}
