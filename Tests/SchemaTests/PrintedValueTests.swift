import Audit
import Canonical
import DefenderAPI
import Diagnostics
import Execution
import Guardrails
import Planning
import Playbooks
import SchemaValidation
import TestKit
import Testing
import Views

/// What the binary prints, held against the schemas that describe it.
struct PrintedValueTests {
    @Test func planFiles() throws {
        let plan = try JSONValue(parsing: Tenant.plan.canonicalBytes)
        #expect(Self.texts("state", plan["runs"]) == ["ready", "standby", "deferred", "skipped", "failed"])
        try Self.hold([plan], to: "plan", open: ["facts.alerts", "facts.devices", "facts.actions", ".body"])
    }

    @Test func reviews() throws {
        let review = Self.document(PlanView.schema, Tenant.reviewJSON)
        #expect(Self.texts("verdict", review["runs"]) == ["cleared", "refused", "skipped"])
        var gapped = Tenant.scenario
        gapped.gap = "a page was lost"
        gapped.policy = Projects.policy("none")
        let gap = PlanView(gapped.review(gapped.plan()), gapped.graph, gapped.policy).json
        try Self.hold([review, Self.document(PlanView.schema, gap)], to: "review", open: [".body", ".rules"])
    }

    @Test func liveReports() throws {
        let outcomes: [LiveOutcome] = [
            .done(actionIDs: ["act-1"]), .done(actionIDs: ["act-1"], note: "another is under way"), .already("is tagged"), .failed("no"),
            .skipped("no"), .refused("no", rule: "drift"), .unknown("?"),
            .cancelled("Ctrl-C"),
        ]
        let view = ReportView(Tenant.plan, Tenant.reports(outcomes), mode: Live.name, notes: ["a note"], checkpoint: "cordon/lab\n")
        let report = Self.document(ReportView.schema, view.json)
        #expect(Self.texts("outcome", report["runs"]) == Set(outcomes.map(\.word)))
        try Self.hold([report], to: "report", open: [".body"])
    }

    private static let calling = """
        playbook: outbreak
        mode: enforce
        trigger: { manual: { inputs: { devices: list(device), often: { type: int, default: 1 } } } }
        steps:
          - { id: spread, for_each: inputs.devices, as: d, device: d, tag_device: { add: [seen] }, waves: { of: 1, stop_above: 10% } }
          - id: block
            needs: []
            add_indicator: { type: DomainName, value: evil.example, action: Block, title: t, description: d, expires: 1d }
            retry: { times: 3, wait: 30s }
          - { id: last, needs: [spread, block], isolate_device: { type: Full, comment: x }, device: "inputs.devices[0]", on_failure: undo }
        """

    private static let called = {
        var scenario = Scenario(calling)
        scenario.scope = PlanScope(playbook: "outbreak", inputs: ["devices": Sample.machine(1).id])
        return scenario
    }()

    /// What only some runs and steps have conforms, too.
    @Test func reviewsOfCalls() throws {
        let scenario = Self.called
        let review = Self.document(PlanView.schema, PlanView(scenario.review(scenario.plan()), scenario.graph, scenario.policy).json)
        #expect(review["runs"]?.arrayValue?.first?["inputs"]?.arrayValue?.count == 2)
        #expect(try Schema(named: "review").findings(in: review).isEmpty)
    }

    /// A run that has taken back what it could says of the rest why it stands.
    @Test func reportsOfWhatStays() throws {
        let plan = Self.called.plan()
        let run = try #require(plan.runs.first)
        let outcomes: [LiveOutcome] = [.done(actionIDs: []), .done(actionIDs: []), .failed("no")]
        let report = RunReport(run: run, steps: zip(run.steps, outcomes).map { .init(step: $0, outcome: $1) })
        let view = ReportView(plan, [report], mode: Live.name).json
        #expect(view["runs"]?.arrayValue?.first?["steps"]?.arrayValue?.map { $0["stays"] } == ["left", "lasting", nil])
        #expect(try Schema(named: "report").findings(in: Self.document(ReportView.schema, view)).isEmpty)
        let text = ReportText.render(view, isColoured: false)
        #expect(text.contains("      stays: it was not taken back\n") && text.contains("      stays: nothing takes it back\n"), "\(text)")
    }

    @Test func rehearsalReports() throws {
        let outcomes: [DryOutcome] = [.rehearsed, .already("is tagged"), .refused("no", rule: "servers")]
        let view = ReportView(Tenant.plan, Tenant.reports(outcomes), mode: Dry.name)
        try Self.hold([Self.document(ReportView.schema, view.json)], to: "report", open: [".body"])
    }

    @Test func diagnostics() throws {
        let file = SourceFile(path: "a.yaml", text: "playbook: ä\nmode: enforced\n")
        let range = SourceRange(file: file, offsets: 19..<27)
        let related = Diagnostic.Related(message: "here too", range: range)
        let report = DiagnosticReport([
            Diagnostic(
                id: "CDN0201", message: "no", range: range, allowed: ["enforce"], suggestion: "enforce", related: [related],
                fix: Diagnostic.Fix(range: range, replacement: "enforce")),
            Diagnostic(id: "CDN0202", severity: .warning, message: "no playbooks", range: nil),
            Diagnostic(id: "CDN0203", severity: .note, message: "look", range: SourceRange(file: file, offsets: 0..<0)),
        ])
        try Self.hold([report.json, DiagnosticReport([]).json], to: "diagnostics")
    }

    @Test func auditLines() async throws {
        let lines = try await AuditSample().lines()
        let kinds = Set(lines.compactMap { $0["kind"]?.stringValue })
        #expect(kinds == Set(try Schema(named: "audit").json["properties"]?["kind"]?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []))
        try Self.hold(lines, to: "audit", open: [".body"])
    }

    @Test func auditVerifications() async throws {
        let sample = try await AuditSample()
        let intact = AuditVerifier.verify(log: sample.log, checkpoint: sample.checkpoint)
        #expect(intact.isIntact)
        let cut = AuditVerifier.verify(log: Array(sample.log.dropLast(2)), checkpoint: sample.checkpoint, pinned: intact.identity)
        let swapped = AuditVerifier.verify(log: Array("{}\n".utf8) + sample.log, checkpoint: sample.checkpoint)
        #expect(!cut.isIntact && !swapped.isIntact)
        try Self.hold([intact, cut, swapped].map { .object($0.json) }, to: "audit-verification")
    }

    @Test func auditStories() async throws {
        let records = AuditLines(try await AuditSample().log).readable().records
        let run = Tenant.plan.runs[0]
        let subjects: [AuditStory.Subject] = [
            .run(run.id), .device(try #require(run.device?.id.description)), .alert(try #require(run.alerts.first?.description)),
        ]
        let stories = subjects.map { AuditStory(of: $0, in: records) }
        for story in stories { #expect(story.records.contains { $0.entry.kind == "intent" }) }
        try Self.hold(stories.map { Self.document($0.document.schema, $0.document.body) }, to: "audit-story", open: [".data"])
    }

    @Test func auditCheckpointsAndContinuations() async throws {
        let sample = try await AuditSample()
        let identity = try #require(AuditVerifier.verify(log: sample.log, checkpoint: nil).identity)
        let kept = try SignedCheckpoint(sample.checkpoint, of: identity)
        try Self.hold([.object(kept.json(isFresh: true))], to: "audit-checkpoint")
        func answer(_ log: [UInt8], _ kept: [UInt8]) -> JSONValue {
            .object(AuditVerifier.continuation(of: kept, log: log, checkpoint: sample.checkpoint, ledgerRoot: nil).json)
        }
        let answers = [
            answer(sample.log, sample.checkpoint), answer(sample.log, sample.older), answer(sample.log, []),
            answer(Array(sample.log.dropLast(2)), sample.checkpoint), answer(Array("{}\n".utf8), sample.checkpoint),
        ]
        #expect(answers.map { $0["consistent"] } == [true, true, false, false, false])
        #expect(answers[1]["proof"]?.arrayValue?.isEmpty == false)
        try Self.hold(answers, to: "audit-consistency")
    }

    // MARK: Pieces

    /// Each document conforms, and does not any more with one key missing, one too many, or one value of another type.
    private static func hold(_ documents: [JSONValue], to name: String, open: [String] = []) throws {
        let schema = try Schema(named: name)
        var wrong: [String] = []
        for document in documents {
            let findings = schema.findings(in: document)
            #expect(findings.isEmpty, "\(name): \(findings.prefix(3)) in \(document.prettyText().prefix(2000))")
            wrong += Mutator(document, open: open).mutations.filter { schema.findings(in: $0.document).isEmpty }.map(\.description)
        }
        #expect(wrong.isEmpty, "\(name) lets pass: \(Set(wrong).sorted())")
    }

    private static func document(_ schema: String, _ body: JSONObject) -> JSONValue {
        var body = body
        body["schema"] = .string(schema)
        return .object(body)
    }

    /// All texts of a key in the steps of runs.
    private static func texts(_ key: String, _ runs: JSONValue?) -> Set<String> {
        let steps = (runs?.arrayValue ?? []).flatMap { $0["steps"]?.arrayValue ?? [] }
        return Set(steps.compactMap { $0[key]?.stringValue })
    }
}
