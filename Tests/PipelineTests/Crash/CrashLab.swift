import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Execution
import Guardrails
import LedgerSQLite
import Notifier
import Pipeline
import Planning
import TestKit
import Testing

/// A plan that is carried out by processes that end anywhere, one after the other, until nothing is left of it.
struct CrashLab {
    let mortality = Mortality()
    let laboratory: Laboratory
    let pipeline: Pipeline
    let plan: Plan
    /// Time passes for all of the processes.
    private let clock = StillClock(CallLog())

    init(_ world: String, _ playbooks: [String], policy: String = "none") async throws {
        let mortality = mortality
        laboratory = try Laboratory(world) { MortalTransport(transport: $0, mortality: mortality) }
        pipeline = laboratory.pipeline(playbooks, policy: policy)
        plan = try await pipeline.plan(laboratory.request())
    }

    private var effector: LiveEffector<DefenderClient, Notifier> {
        let post = MortalPost(transport: laboratory.mailbox, mortality: mortality)
        return LiveEffector(changing: laboratory.client, delivering: Mailbox.notifier(post))
    }

    /// One process: `apply` where the plan has not been begun, else `resume`.
    /// - Returns: its reports; nil where it ended before.
    func live(until death: Mortality.Death? = nil) async throws -> [RunReport<LiveOutcome>]? {
        // What a starting command does before anything else (it can be killed there too, and then has done nothing).
        _ = try laboratory.ledger.enter(try laboratory.trail.records().compactMap { Self.entry($0) }.compactMap { Logged($0) })
        mortality.begin(until: death)
        var reports = try await carryOut()
        // Whoever is asked agrees, and the command that has stayed goes on.
        while !mortality.isDead, reports.contains(where: { $0.worst == "waiting" || $0.isToBeReviewed }) { reports = try await carryOut() }
        return mortality.isDead ? nil : reports
    }

    private func carryOut() async throws -> [RunReport<LiveOutcome>] {
        let ledger = MortalLedger(ledger: laboratory.ledger, mortality: mortality)
        let trail = MortalTrail(trail: laboratory.trail, mortality: mortality)
        let executor = Executor(
            effector: effector, trail: trail, ledger: ledger, clock: clock, tenant: "lab",
            brake: ScriptedBrake(), person: "ana")
        let requests = try laboratory.ledger.questions(of: plan.digest).map { question, _ in
            ApprovalRequest(
                run: question.run, step: question.step, digest: question.digest, asked: question.asked, askedBy: question.askedBy,
                answers: [ApprovalAnswer(approver: "bob", isApproval: true, time: Sample.now)])
        }
        let standing = Standing(
            now: Sample.now, begun: [], approvers: ["bob": ["soc"]], requests: requests,
            channels: ["soc": .host("hooks.example")], services: ["tickets": .host("tickets.example")])
        let past = try ledger.past(of: plan.digest)
        let review: Review
        do {
            if try ledger.use(of: plan.digest) == nil {
                review = pipeline.review(plan, standing)
                try ledger.begin(plan: plan.archive, tenant: "lab", at: Sample.now)
            } else {
                review = try await pipeline.reviewLeft(plan, after: past, under: pipeline.policy, standing, ledger) { _ in nil }.0
            }
        } catch  where mortality.isDead { return [] }
        return await pipeline.execute(review, after: past, with: executor, judging: laboratory.judging(pipeline, requests: requests))
    }

    /// One process that takes back every lease, as if the time of all were over.
    /// - Returns: what became of them; nil where it ended before.
    func release(until death: Mortality.Death? = nil) async throws -> [LeaseOutcome]? {
        _ = try laboratory.ledger.enter(try laboratory.trail.records().compactMap { Self.entry($0) }.compactMap { Logged($0) })
        mortality.begin(until: death)
        let executor = Executor(
            effector: effector, trail: MortalTrail(trail: laboratory.trail, mortality: mortality),
            ledger: MortalLedger(ledger: laboratory.ledger, mortality: mortality), clock: StillClock(CallLog()), tenant: "lab",
            brake: ScriptedBrake(), person: "ana")
        var outcomes: [LeaseOutcome] = []
        do {
            for lease in try laboratory.ledger.leases(in: "lab") {
                let past = try laboratory.ledger.past(of: plan.digest)
                let verdict = try await pipeline.verdict(on: lease, of: plan, after: past, at: Sample.now)
                let run = try #require(plan.runs.first { $0.id == lease.place.run })
                guard let clearance = Clearance.takingBack(run, of: plan, nil) else { return nil }
                outcomes.append(try await executor.settle(lease, verdict, by: clearance, after: try #require(past.runs[run.id])))
            }
        } catch  where mortality.isDead { return nil }
        return mortality.isDead ? nil : outcomes
    }

    /// What a person says of a request that nobody knows about, as `cordon resume --resolve` records it.
    func answer(_ token: String, isDone: Bool) async throws {
        let answer = AuditEntry(
            kind: "resolution", time: Sample.now, mode: .live,
            fields: ["token": .string(token), "answer": .string(isDone ? "done" : "retry"), "by": "ana"])
        _ = try await laboratory.trail.record([answer])
        try laboratory.ledger.resolve(intent: token, isDone: isDone, at: Sample.now)
    }

    /// The devices that are isolated once all that is under way has ended.
    func isolated() async throws -> [String] {
        try await laboratory.advance("1m")
        let actions = try await laboratory.client.collect(.machineActions()).items
            .filter { $0.state == .succeeded && ["Isolate", "Unisolate"].contains($0.type) }
        return Dictionary(grouping: actions) { $0.machineId ?? "" }.filter { _, own in
            own.max { ($0.lastUpdateDateTimeUtc ?? .epoch) < ($1.lastUpdateDateTimeUtc ?? .epoch) }?.type == "Isolate"
        }.keys.sorted()
    }

    /// The requests that had an effect, whatever their order.
    func effects() async throws -> [String] {
        try await laboratory.journal().filter { $0["bodyOf"] == nil }.flatMap { Self.texts($0.request) }.sorted()
    }

    /// The same for each device, where a request is for several: what is left of one that was lost is sent by others.
    static func texts(_ request: JSONValue) -> [String] {
        guard let devices = request["body"]?["MachineIds"]?.arrayValue?.compactMap(\.stringValue) else { return [text(request)] }
        return devices.map { device in
            text(
                [
                    "method": "POST", "path": .string("/api/machines/\(device)/tags"),
                    "body": ["Action": request["body"]?["Action"] ?? .null, "Value": request["body"]?["Value"] ?? .null],
                ])
        }
    }

    /// A request as text. The ids that the service gives out go by the order of the requests, so they are left out.
    static func text(_ request: JSONValue) -> String {
        request.canonicalText.replacing(/by [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "by ID")
    }

    private static func entry(_ record: JSONValue) -> AuditEntry? {
        guard let kind = record["kind"]?.stringValue, let time = record["time"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }),
            let mode = record["mode"]?.stringValue.flatMap({ AuditEntry.Mode(rawValue: $0) }), let fields = record["data"]?.objectValue
        else { return nil }
        return AuditEntry(kind: kind, time: time, mode: mode, fields: fields)
    }
}
