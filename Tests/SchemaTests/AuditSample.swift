import ActionKit
import Audit
import Canonical
import Execution
import Foundation
import Guardrails
import Planning
import Playbooks
import TestKit

/// An audit log with a line of each kind, on disk for as long as this lives.
final class AuditSample {
    let log: [UInt8]
    let checkpoint: [UInt8]
    /// The checkpoint of the log when it was begun.
    let older: [UInt8]
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "cordon-\(UUID().uuidString)")
        let location = AuditLocation(log: folder.appending(path: "audit.jsonl").path)
        var opening = AuditOpening(
            location: location, keyFile: KeyFile(path: folder.appending(path: "audit.key").path),
            holder: LockHolder(processID: 1, since: Sample.now), newLogID: "lab")
        let entries = try await Self.entries()
        try Self.write([], opening)
        older = Array(try Data(contentsOf: URL(filePath: location.checkpoint)))
        let file = try FileHandle(forWritingTo: URL(filePath: location.log))
        try file.seekToEnd()
        try file.write(contentsOf: Data("{\"da".utf8))
        try file.close()
        // Full at once, so that it goes on in a second file.
        opening.rotateAt = 1
        try Self.write(entries, opening)
        log = try AuditParts(location).log
        checkpoint = Array(try Data(contentsOf: URL(filePath: location.checkpoint)))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The lines as values.
    func lines() throws -> [JSONValue] {
        let lines = AuditLines(log)
        return try (0..<lines.count).map { try JSONValue(parsing: Array(lines[$0])) }
    }

    private static func write(_ entries: [AuditEntry], _ opening: AuditOpening) throws {
        var writer = try LogWriter(opening: opening)
        if !entries.isEmpty { _ = try writer.append(entries) }
        _ = try writer.checkpoint()
    }

    /// What a live run with a request that is never answered and a rehearsal leave behind.
    private static func entries() async throws -> [AuditEntry] {
        let calls = CallLog()
        let trail = MemoryTrail(calls)
        let clock = StillClock(calls)
        let effector = ScriptedEffector(calls, attempts: [.unanswered("no answer"), .unanswered("nor again")])
        var live = Executor(
            effector: effector, trail: trail, ledger: MemoryLedger(calls), clock: clock, tenant: "lab", brake: ScriptedBrake(),
            person: "ana")
        var dry = Executor(rehearsingInto: trail, clock: clock, tenant: "lab")
        for run in Tenant.review.runs {
            if let clearance = Tenant.review.clearance(of: run) { await live.begin(clearance) }
            await dry.begin(Tenant.review.rehearsal(of: run))
        }
        return [entry("plan")] + trail.entries + stops + later
    }

    /// What another command has gone on with, and what people have said of it.
    private static let later: [AuditEntry] = {
        let run = JSONValue.string(Tenant.plan.runs[0].id)
        return [
            entry("plan-resumed"),
            entry(
                "approval-asked",
                [
                    "run": run, "step": "isolate", "digest": .string(Tenant.plan.digest.description), "by": "ana",
                    "asks": [["groups": ["soc-lead"], "quorum": 2, "until": "2026-07-02T12:00:00Z", "rule": "approval"]],
                ]),
            answer.entry(at: Sample.now),
            entry(
                "expanded",
                [
                    "run": run, "step": "scan", "found": .string(Tenant.plan.digest.description),
                    "steps": [["step": "scan[0]", "device": "1111111111111111111111111111111111111111"]],
                ]),
            entry("pause", ["run": run, "step": "pause", "until": "2026-07-02T12:00:00Z"]),
            entry(
                "announcement",
                [
                    "run": run, "step": "isolate/ask", "token": "ABCDEFGHIJ",
                    "request": Message(to: .channel("soc"), body: ["text": "Look"]).json,
                ]),
            entry(
                "announced",
                ["run": run, "step": "isolate/ask", "token": "ABCDEFGHIJ", "result": "done", "status": 204, "reason": .null]),
            entry("undo", ["run": run, "by": "ana"]),
            entry(
                "lease",
                [
                    "run": run, "step": "isolate", "plan": .string(Tenant.plan.digest.description), "action": "isolate_device",
                    "device": "1111111111111111111111111111111111111111", "after": "8h", "until": "2026-07-02T12:00:00Z",
                ]),
            entry("lease-extended", ["run": run, "step": "isolate", "until": "2026-07-02T12:00:00Z", "reason": "not resolved"]),
            LeaseNote(id: 1, place: .init(run: Tenant.plan.runs[0].id, step: "isolate"), until: nil, by: "ana", time: Sample.now)
                .entry(at: Sample.now),
            entry("lease-ended", ["run": run, "step": "isolate", "ending": "released", "reason": .null]),
            entry("resolution", ["run": run, "step": "isolate", "token": "ABCDEFGHIJ", "answer": "retry", "by": "ana"]),
            entry("run-cancelled", ["run": run, "by": "ana"]),
            entry("plan-ended", ["plan": .string(Tenant.plan.digest.description)]),
        ]
    }()

    private static let answer: SignedAnswer = {
        let question = ApprovalQuestion(
            run: Tenant.plan.runs[0].id, step: "isolate", digest: Tenant.plan.digest, asked: Sample.now, askedBy: "ana")
        return ApprovalStatement(to: question, approver: "bob", isApproval: true, time: Sample.now).signed(by: SigningKey())
    }()

    /// The kill switch is turned on and off.
    private static let stops = [nil, StopNote.Lift(by: "bob", time: Sample.now)].map { lift in
        let stop = Stop(kind: .halt, reason: "a mistake", by: "ana", since: Sample.now)
        return StopNote(id: 1, stop: stop, tenant: nil, lift: lift).entry(at: Sample.now)
    }

    private static let files: [JSONValue] = Tenant.plan.inputs.files.map {
        ["file": .string($0.path), "digest": .string($0.digest.description)]
    }

    /// As the command line begins a plan; it alone knows who signed in.
    private static func entry(_ kind: String, _ fields: JSONObject = plan) -> AuditEntry {
        AuditEntry(kind: kind, time: Sample.now, mode: .live, fields: fields)
    }

    private static let plan: JSONObject =
        [
            "plan": .string(Tenant.plan.digest.description), "inputs": .string(Tenant.plan.id.description), "tenant": "lab",
            "tenantId": "tenant-1", "version": "0.1.0",
            "playbooks": .array(files),
            "policy": .string(Tenant.plan.inputs.policy.description), "policyOrigin": "declared", "appId": "app-1", "objectId": .null,
            "user": false, "runs": .integer(Int64(Tenant.plan.runs.count)),
        ]
}
