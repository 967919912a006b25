import ActionKit
import Actions
import Canonical
import Diagnostics
import Expressions
import Playbooks
import Testing

struct PlaybookTests {
    private static let least = """
        playbook: least
        trigger: { alerts: { where: alert.severity == "High", lookback: 90m } }
        steps: [{ collect_investigation_package: }]
        """

    @Test func theLeastPlaybookObservesAlerts() throws {
        let rule = try Checked(Self.least).rule()
        #expect(rule.mode == .observe)
        guard case .alert? = rule.alertTrigger?.grouping else {
            Issue.record("one run per alert is the default")
            return
        }
        #expect(rule.alertTrigger?.lookback == .seconds(5400))
        #expect(rule.expires == nil)
        #expect(rule.condition == nil)
        #expect(rule.bindings.isEmpty)
        #expect(rule.steps.map(\.id) == ["collect_investigation_package"])
        #expect(rule.steps[0].inputs.isEmpty)
    }

    @Test func repeatedActionsGetNumbers() throws {
        let rule = try Checked(
            """
            playbook: sample
            trigger: { alerts: { where: "true", lookback: 1h } }
            steps:
              - tag_device: { add: [a] }
              - tag_device: { add: [b] }
              - id: tag_device-3
                tag_device: { add: [c] }
              - tag_device: { add: [d] }
            """
        ).rule()
        #expect(rule.steps.map(\.id) == ["tag_device", "tag_device-2", "tag_device-3", "tag_device-4"])
    }

    @Test func aDefaultIdIsReadByItsQuotedName() throws {
        let checked = Checked(
            """
            playbook: sample
            trigger: { alerts: { where: "true", lookback: 1h } }
            steps:
              - tag_device: { add: [a] }
              - tag_device: { add: [b] }
              - if: steps.`tag_device-2`.outcome == "done" && steps.tag_device.outcome != "failed"
                tag_device: { add: [c] }
            """)
        #expect(try checked.rule().steps.map(\.readsOutcomes) == [false, false, true])
    }

    @Test func namesOfLetAreThereForAllThatFollows() throws {
        let rule = try Checked(
            """
            playbook: sample
            trigger: { alerts: { where: "true", lookback: 1h, per: device } }
            let:
              hashes: alerts.map(a, a.evidence).flatten().map(e, e.entityType == "File" && e.sha1 != null, e.sha1).distinct()
              count: hashes.size()
            when: count > 0
            steps:
              - if: count < 10
                tag_device: { add: ["hashes-${count}", "${hashes[0]}"] }
            """
        ).rule()
        #expect(rule.bindings.map(\.name) == ["hashes", "count"])
        #expect(rule.bindings.map { $0.condition.checked.type.description } == ["list(string)", "int"])
        #expect(rule.bindings[1].condition.checked.variables == [Scope.firstBinding])
        #expect(rule.steps[0].readsOutcomes == false)
    }

    @Test func textsKeepTheirOwnSpelling() throws {
        let rule = try Checked(where: "true", step: "tag_device: { add: [007, yes, 1.50, true] }").rule()
        guard case .texts(let texts)? = rule.steps[0].inputs["add"] else {
            Issue.record("no list")
            return
        }
        #expect(texts.map(\.source.text) == ["007", "yes", "1.50", "true"])
    }

    @Test func theCalendarWarnsAtTheDateInTheFile() throws {
        let checked = Checked(
            """
            playbook: sample
            expires: 2027-06-30
            trigger: { alerts: { where: "true", lookback: 1h } }
            steps: [{ collect_investigation_package: }]
            """)
        let rule = try checked.rule()
        let table = [
            ("2027-05-30T23:59:59Z", nil), ("2027-05-31T00:00:00Z", "CDN0217"), ("2027-06-29T23:59:59Z", "CDN0217"),
            ("2027-06-30T00:00:00Z", "CDN0216"), ("2028-01-01T00:00:00Z", "CDN0216"),
        ]
        for (text, id) in table {
            let time = try #require(Timestamp(rfc3339: text))
            let warnings = try #require(checked.graph).warnings(at: time)
            #expect(warnings.map(\.id) == [id].compactMap { $0 }, "\(text)")
            #expect(warnings.allSatisfy { $0.severity == .warning && $0.range?.writtenText == "2027-06-30" })
            #expect(rule.isExpired(at: time) == (id == "CDN0216"))
        }
    }

    @Test func everyFileIsCountedByItsBytes() throws {
        let files = [SourceFile(path: "a.yaml", text: Self.least), SourceFile(path: "b.yaml", text: "# nothing\n")]
        let graph = try #require(Checked(files).graph)
        #expect(graph.files.map(\.path) == ["a.yaml", "b.yaml"])
        #expect(graph.files.map(\.digest) == files.map { Digest(of: $0.bytes) })
    }

    @Test func aCollectorWithAnErrorGivesNoGraph() {
        let collector = DiagnosticCollector()
        PlaybookDecoder.reportEmpty("playbooks", into: collector)
        #expect(collector.diagnostics.map(\.id) == ["CDN0214"])
        #expect(RuleGraph.check([], files: [], catalogue: .standard, into: collector) == nil)
        #expect(RuleGraph.check([], files: [], catalogue: .standard, into: DiagnosticCollector()) != nil)
    }

    @Test func anActionThatTheCatalogueLacksIsReported() {
        let file = SourceFile(path: "a.yaml", text: Self.least)
        let checked = Checked([file], catalogue: Catalogue([TagDevice.self]), known: Catalogue.standard.keys)
        #expect(checked.diagnostics.map(\.id) == ["CDN0501"])
        #expect(checked.graph == nil)
    }

    @Test func whatExpressionsReadIsKnown() throws {
        let checked = Checked(
            where: #"alert.detectionSource == "CustomerTI" && device.riskScore == "High""#,
            step: #"tag_device: { add: ["${alert.evidence[0].sha1}", '${device.?exposureLevel.orValue("None")}'] }"#)
        #expect(checked.diagnostics.isEmpty, "\(checked.rendered)")
        let graph = try #require(checked.graph)
        let alert = try #require(graph.fieldUse.fields["alert"])
        let device = try #require(graph.fieldUse.fields["device"])
        #expect(alert.subtracting(FieldUse.identity.fields["alert"] ?? []) == ["detectionSource", "evidence"])
        #expect(device.subtracting(FieldUse.identity.fields["device"] ?? []) == ["riskScore", "exposureLevel"])
        #expect(graph.fieldUse.fields["AlertEvidence"] == ["sha1"])
    }
}
