import Canonical
import DefenderAPI
import Execution
import Guardrails
import LedgerSQLite
import Planning
import TestKit
import Testing

/// What the ledger remembers.
struct LedgerTests {
    private let folder: Folder
    private let ledger: LedgerSQLite

    init() throws {
        folder = try Folder()
        ledger = try LedgerSQLite(path: folder.ledger)
    }

    @Test func aNewLedgerKnowsNothing() throws {
        #expect(try ledger.use(of: Digest(of: [1])) == nil)
        #expect(try ledger.lastRoot() == nil)
        #expect(try ledger.openIntents().isEmpty)
        #expect(try ledger.begun(since: .earliest, tenant: "lab").isEmpty)
        #expect(try ledger.handler(of: "contain", subject: "device:x", alerts: [], tenant: "lab") == nil)
    }

    @Test func aPlanIsUsedOnce() async throws {
        let plan = await Entries().plan
        try ledger.begin(plan: plan.archive, tenant: "lab", at: Sample.now)
        #expect(try ledger.use(of: plan.digest) == Sample.now)
        #expect(throws: LedgerFailure.usedBefore(at: Sample.now)) {
            try ledger.begin(plan: plan.archive, tenant: "lab", at: Sample.now + .seconds(60))
        }
        #expect(try ledger.use(of: plan.digest) == Sample.now)
    }

    @Test func aRunNeedsItsPlanAndIsNotedOnce() async throws {
        let entries = await Entries()
        #expect(throws: LedgerFailure.self) {
            try ledger.begin(run: entries.run, plan: entries.plan.digest, tenant: "lab", at: Sample.now)
        }
        try entries.begin(in: ledger)
        #expect(throws: LedgerFailure.self) {
            try ledger.begin(run: entries.run, plan: entries.plan.digest, tenant: "lab", at: Sample.now)
        }
    }

    @Test func anIntentIsNotedOnce() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, nil, in: ledger)
        #expect(throws: LedgerFailure.self) { try entries.note(0, nil, in: ledger) }
    }

    @Test func whatHasNoOutcomeIsOpen() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, nil, in: ledger)
        try entries.note(1, "unknown", in: ledger)
        #expect(Set(try ledger.openIntents().map(\.step)) == ["isolate", "mark"])
        try ledger.end(intent: entries.intents[0].token, outcome: "done", actionID: "act", root: "r", at: Sample.now)
        let open = try ledger.openIntents()
        #expect(open.map(\.token) == [entries.intents[1].token])
        #expect(open[0].device == Sample.machineID(1).description)
    }

    @Test func theRootOfTheLastReceiptIsKept() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, "done", in: ledger)
        #expect(try ledger.lastRoot() == "root 0")
        try ledger.note(root: "a later one")
        #expect(try ledger.lastRoot() == "a later one")
    }

    // MARK: Limits

    @Test(arguments: [nil, "done", "unknown", "failed", "refused"])
    func whatMayHaveHappenedCountsForLimits(outcome: String?) async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, outcome, in: ledger)
        let begun = try ledger.begun(since: Sample.now - .seconds(1), tenant: "lab")
        let mayHaveHappened = outcome != "failed" && outcome != "refused"
        #expect(begun.map(\.action) == (mayHaveHappened ? ["isolate_device"] : []))
    }

    @Test func theWindowIsOpenAtItsBeginning() async throws {
        let entries = await Entries()
        try entries.begin(in: ledger)
        try entries.note(0, "done", in: ledger)
        #expect(try ledger.begun(since: entries.intents[0].time, tenant: "lab").isEmpty)
        #expect(try ledger.begun(since: entries.intents[0].time - .nanoseconds(1), tenant: "lab").count == 1)
        #expect(try ledger.begun(since: .earliest, tenant: "elsewhere").isEmpty)
    }

    // MARK: Handled subjects

    @Test(arguments: [nil, "done", "unknown", "failed", "refused"])
    func aRunHandlesItsSubjectFromItsFirstEffect(outcome: String?)
        async throws
    {
        let entries = await Entries(["al-1", "al-2"])
        try entries.begin(in: ledger)
        let handler = { (alerts: [String], playbook: String, tenant: String) in
            try ledger.handler(
                of: playbook, subject: entries.run.subject.description, alerts: alerts.map(Sample.alertID), tenant: tenant)?.run
        }
        #expect(try handler(["al-1"], "contain", "lab") == nil)
        try entries.note(0, outcome, in: ledger)
        let run = outcome == "failed" || outcome == "refused" ? nil : entries.run.id
        #expect(try handler(["al-1"], "contain", "lab") == run)
        #expect(try handler(["al-1", "al-2"], "contain", "lab") == run)
        #expect(try handler(["al-1", "al-3"], "contain", "lab") == nil)
        #expect(try handler(["al-1"], "other", "lab") == nil)
        #expect(try handler(["al-1"], "contain", "elsewhere") == nil)
    }
}
