import ActionKit
import Actions
import Diagnostics
import Expressions
import FoundationEssentials
import Playbooks
import Testing
import YAMLSyntax

/// Playbooks of the kinds that a security team writes check without a remark.
struct UseCaseTests {
    static let folder = Repository.fixtures.appending(path: "usecases")

    static func project() throws -> (Configuration, [Diagnostic]) {
        let collector = DiagnosticCollector()
        let decoder = ConfigurationDecoder(actions: Catalogue.extended.actingKeys, into: collector)
        let file = try Repository.source(folder.appending(path: "cordon.yaml"))
        let configuration = decoder.configuration(file)
        return (try #require(configuration, "\(Rendering.text(collector.diagnostics, [file]))"), collector.diagnostics)
    }

    static func checked() throws -> Checked {
        let names = Repository.names(in: folder, endingIn: ".yaml").filter { $0 != "cordon.yaml" }
        let files = try names.map { try Repository.source(folder.appending(path: $0)) }
        return Checked(files, catalogue: .extended, project: try project().0.declarations)
    }

    @Test func theProjectIsRead() throws {
        let (configuration, diagnostics) = try Self.project()
        #expect(diagnostics.isEmpty)
        #expect(
            configuration.tenants.map(\.credential) == [
                .secret(.environment("CORDON_CLIENT_SECRET")), .certificate(.file("app.pem"), key: .environment("APP_KEY")),
            ])
        #expect(
            configuration.variables.map { "\($0.name) \($0.type.celType)" } == [
                "on_call string", "vip_tag string", "intel_action string", "thresholds list(int)",
            ])
        #expect(configuration.calendars.map(\.start) == [480, 1320])
        #expect(configuration.calendars.map(\.days) == [[0, 1, 2, 3, 4], [6]])
        #expect(configuration.channels.map(\.name) == ["soc", "on-call", "siem"])
        #expect(configuration.declarations.approvers == ["soc": ["alice"], "soc-lead": ["alice", "bob"]])
        #expect(configuration.services.first?.operations.map(\.name) == ["create", "close"])
        #expect(configuration.policy.limits.first?.share?.value.description == "2%")
        #expect(configuration.policy.approvals.first?.quorum?.value == 2)
    }

    @Test func whatNoCommandUsesYetIsListed() throws {
        let features = try Self.project().0.notYetCarriedOut.map(\.feature)
        #expect(
            features == ["kind: smtp"])
    }

    @Test func thePlaybooksCheckWithoutARemark() throws {
        let checked = try Self.checked()
        #expect(checked.diagnostics.isEmpty, "\(checked.rendered)")
        let graph = try #require(checked.graph)
        #expect(graph.rules.count == 27)
        let kinds = Dictionary(grouping: graph.rules, by: \.startedBy.kind).mapValues(\.count)
        #expect(kinds == ["alerts": 11, "hunting": 1, "devices": 7, "schedule": 5, "manual": 3])
    }

    @Test func eachFormThatIsNotCarriedOutIsListedAtItsPlace() throws {
        let graph = try #require(try Self.checked().graph)
        let features = Set(graph.notYetCarriedOut.map(\.feature))
        for finding in graph.notYetCarriedOut { #expect(finding.note.severity == .note && finding.refusal.severity == .error) }
        let notes = NotYetCarriedOut.notes(graph.notYetCarriedOut)
        #expect(notes.count == features.count)
    }

    /// What a look-up gives that the plan knows is as good as written; what only the run can tell is told by the run.
    @Test(arguments: [
        "hunt: { query: T, columns: { id: string } }", "hunt: { query: \"T | where A == ${steps.a.id}\", columns: { id: string } }",
    ])
    func aListMayHoldWhatALookUpGives(lookup: String) throws {
        let checked = Checked([
            SourceFile(
                path: "a.yaml",
                text: """
                    playbook: act
                    mode: enforce
                    trigger: { alerts: { where: 'true', lookback: 24h } }
                    steps:
                      - { id: a, isolate_device: { type: Full, comment: why } }
                      - { id: q, if: steps.a.outcome == "done", \(lookup) }
                      - { if: steps.q.outcome == "done", for_each: steps.q.rows, as: row, device: row.id, tag_device: { add: [x] } }
                      - { if: steps.q.outcome == "done", device: "steps.q.rows[0].id", tag_device: { add: [y] } }
                      - { if: steps.q.outcome == "done", tag_device: { add: [z] }, approval: { from: [soc], if: steps.q.rows.size() > 3 } }
                    """)
        ])
        #expect(try #require(checked.graph, "\(checked.rendered)").notYetCarriedOut.isEmpty)
    }

    /// What means nothing to a look-up is not ignored.
    @Test(arguments: ["device: alert.device", "approval: { from: [soc] }", "wait: finished", "retry: 2", "continue_if_already: true"])
    func anOptionOfActionsMeansNothingToALookUp(option: String) throws {
        for step in ["hunt: { query: T, columns: { id: string } }", "assert: 'true'"] {
            let text = "playbook: a\ntrigger: { alerts: { where: 'true', lookback: 24h } }\nsteps: [ { \(step), \(option) } ]\n"
            let checked = Checked([SourceFile(path: "a.yaml", text: text)])
            #expect(checked.diagnostics.map(\.id) == ["CDN0255"], "\(checked.rendered)")
        }
    }

    @Test(arguments: [
        ("query: T", "CDN0131"), ("query: T, query_file: a.kql, columns: { A: string }", "CDN0506"),
        ("query: T, columns: { A: device }", "CDN0259"), ("query: T, columns: { A: string, a: int }", "CDN0259"),
        ("query: T, columns: {}", "CDN0259"), ("query: \"T | where ${alert}\", columns: { A: string }", "CDN0258"),
    ])
    func aHuntWithAMistakeIsRefusedAtItsPlace(inputs: String, id: String) throws {
        let text = "playbook: a\ntrigger: { alerts: { where: 'true', lookback: 24h } }\nsteps: [ { hunt: { \(inputs) } } ]\n"
        let checked = Checked([SourceFile(path: "a.yaml", text: text)])
        #expect(checked.diagnostics.map(\.id) == [id], "\(checked.rendered)")
    }

    @Test func thePlaybooksThatAreCarriedOutListNothing() throws {
        for name in Repository.names(in: Repository.root.appending(path: "playbooks"), endingIn: ".yaml") {
            let checked = Checked([try Repository.source(Repository.root.appending(path: "playbooks/\(name)"))])
            #expect(try #require(checked.graph).notYetCarriedOut == [])
        }
    }
}
