import ActionKit
import Actions
import Analysis
import DefenderAPI
import Diagnostics
import Playbooks
import Testing
import YAMLSyntax

/// What is said of playbooks that are right in every part.
struct ProgramReviewTests {
    private static func graph(_ playbooks: [String]) throws -> RuleGraph {
        let collector = DiagnosticCollector()
        let decoder = PlaybookDecoder(actions: Catalogue.standard.keys, into: collector)
        let files = playbooks.enumerated().map { SourceFile(path: "p\($0.offset).yaml", text: $0.element) }
        let decoded = files.flatMap { YAMLParser.parse($0, into: collector) }.compactMap { decoder.playbook($0) }
        let graph = RuleGraph.check(decoded, files: files, catalogue: .standard, into: collector)
        return try #require(graph, "\(collector.diagnostics.map(\.message))")
    }

    private static func playbook(
        _ name: String = "p", where condition: String, when: String? = nil, per: String = "alert", _ steps: String
    ) -> String {
        """
        playbook: \(name)
        mode: enforce
        trigger: { alerts: { where: '\(condition)', lookback: 24h, per: \(per) } }
        \(when.map { "when: '\($0)'\n" } ?? "")steps:
        \(steps)

        """
    }

    private static let high = #"alert.severity == "High""#
    private static let tag = "  - tag_device: { add: [seen] }"
    private static let isolate = "  - isolate_device: { type: Full, comment: why }"
    private static let release = "  - release_device: { comment: why }"

    private static let call = "  - call: { playbook: inner, with: { device: device } }"

    /// A playbook of one step, on the device that it is called with.
    private static func manual(when: String? = nil, _ step: String) -> String {
        """
        playbook: inner
        mode: enforce
        trigger: { manual: { inputs: { device: device } } }
        \(when.map { "when: '\($0)'\n" } ?? "")steps:
        \(step)
            device: inputs.device

        """
    }

    private static func indicator(_ action: String) -> String {
        "  - add_indicator: { type: DomainName, value: bad.example, action: \(action), title: t, description: d, expires: 1d }"
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let playbooks: [String]
        /// Ids with the text that they stand at.
        let expected: [String]

        init(_ name: String, _ playbooks: [String], _ expected: [String] = []) {
            testDescription = name
            self.playbooks = playbooks
            self.expected = expected
        }
    }

    static let rows = [
        Row("nothing to say", [playbook(where: high, when: #"device.onboardingStatus == "Onboarded""#, tag)]),
        Row("a constant is meant", [playbook(where: "true", when: "true", tag)]),
        Row(
            "never true", [playbook(where: #"alert.severity == "High" && alert.severity == "Low""#, tag)],
            [#"CDN0601 alert.severity == "High" && alert.severity == "Low""#]),
        Row(
            "always true", [playbook(where: #"alert.severity != "High" || alert.severity != "Low""#, tag)],
            [#"CDN0602 alert.severity != "High" || alert.severity != "Low""#]),
        Row(
            "an alternative that never holds",
            [playbook(where: #"alert.severity == "High" && (alert.category == "Malware" || alert.severity == "Low")"#, tag)],
            [#"CDN0603 alert.severity == "Low""#]),
        Row(
            "a branch that is never taken",
            [playbook(where: #"alert.severity == "High" ? alert.severity in ["Low"] : alert.category == "Malware""#, tag)],
            [#"CDN0603 alert.severity in ["Low"]"#]),
        Row(
            "a step that no run reaches", [playbook(where: high, "  - if: alert.severity == \"Low\"\n    tag_device: { add: [low] }")],
            [#"CDN0604 alert.severity == "Low""#]),
        Row(
            "the alerts of a device are others than the first",
            [playbook(where: high, per: "device", "  - if: alerts[0].severity == \"Low\"\n    tag_device: { add: [low] }")]),
        Row(
            "when against where", [playbook(where: #"device.riskScore == "High""#, when: #"device.riskScore == "Low""#, tag)],
            [#"CDN0604 device.riskScore == "Low""#]),
        Row(
            "values that nobody has documented",
            [
                playbook(
                    where: #"!(alert.severity in ["Informational", "UnSpecified", "Low", "Medium", "High"])"#,
                    when: #"!(device.onboardingStatus in ["Onboarded", "CanBeOnboarded", "Unsupported", "InsufficientInfo"])"#, tag)
            ]),
        Row(
            "after a pause the alert is read again",
            [playbook(where: high, "  - pause: { for: 1h }\n  - if: alert.severity == \"Low\"\n    tag_device: { add: [low] }")]),
        Row(
            "so it is after a step whose outcome is asked for",
            [
                playbook(
                    where: #"alert.status == "New""#,
                    "  - id: one\n    tag_device: { add: [a] }\n"
                        + "  - if: steps.one.outcome == \"done\" && alert.status == \"Resolved\"\n    tag_device: { add: [b] }")
            ]),
        Row(
            "what contradicts itself does so at any time",
            [
                playbook(
                    where: high,
                    "  - pause: { for: 1h }\n"
                        + "  - if: alert.status == \"New\" && alert.status == \"Resolved\"\n    tag_device: { add: [b] }")
            ], [#"CDN0601 alert.status == "New" && alert.status == "Resolved""#]),
        Row("isolate and release in one run", [playbook(where: high, isolate + "\n" + release)], ["CDN0605 release_device"]),
        Row(
            "what only one of two outcomes reaches",
            [
                playbook(
                    where: high,
                    "  - id: one\n    tag_device: { add: [a] }\n  - if: steps.one.outcome == \"failed\"\n    tag_device: { remove: [a] }")
            ]),
        Row(
            "what a called playbook does counts for the caller",
            [playbook("one", where: high, call), manual(isolate), playbook("two", where: high, release)], ["CDN0606 release_device"]),
        Row(
            "conditions of a called playbook speak of what it is given",
            [
                playbook("one", where: high, when: #"device.riskScore == "High""#, call),
                manual(when: #"inputs.device.riskScore == "Low""#, isolate), playbook("two", where: high, release),
            ]),
        Row(
            "they are proved where they follow",
            [
                playbook("one", where: high, when: #"device.riskScore == "High""#, call),
                manual(when: #"inputs.device.riskScore == "High""#, isolate), playbook("two", where: high, release),
            ], ["CDN0606 release_device"]),
        Row(
            "what is called on another device is none of this one's",
            [
                playbook("one", where: high, call.replacing("device: device", with: "device: 'device(\"x\")'")),
                manual(isolate), playbook("two", where: high, release),
            ]),
        Row(
            "what is called and only observes does nothing",
            [
                playbook("one", where: high, call), manual(isolate).replacing("mode: enforce", with: "mode: observe"),
                playbook("two", where: high, release),
            ]),
        Row(
            "a call is taken back by the next step", [playbook(where: high, call + "\n" + release), manual(isolate)],
            ["CDN0605 release_device"]),
        Row(
            "what is called makes the trigger match again",
            [
                playbook(where: #"!("seen" in device.machineTags)"#, "  - tag_device: { add: [seen] }\n" + call),
                manual("  - tag_device: { remove: [seen] }"),
            ], ["CDN0605 call", "CDN0608 call"]),
        Row(
            "what is called destroys what is collected after it",
            [
                playbook(where: high, call + "\n  - collect_investigation_package: {}"),
                manual("  - offboard_device: { comment: why }"),
            ], ["CDN0609 call"]),
        Row(
            "opposites over two playbooks",
            [playbook("one", where: high, isolate), playbook("two", where: #"alert.severity in ["High", "Medium"]"#, release)],
            ["CDN0606 release_device"]),
        Row(
            "opposites that exclude each other",
            [playbook("one", where: high, isolate), playbook("two", where: #"alert.severity == "Low""#, release)]),
        Row(
            "opposites that cannot be proved",
            [playbook("one", where: high, isolate), playbook("two", where: #"alert.evidence.size() > 3"#, release)]),
        Row(
            "opposites of which one is for a person to approve",
            [
                playbook("one", where: high, isolate),
                playbook("two", where: high, release + "\n    approval: { from: [soc-lead], within: 30m }"),
            ]),
        Row(
            "opposites of which one comes after a pause",
            [playbook("one", where: high, isolate), playbook("two", where: high, "  - pause: { for: 8h }\n" + release)]),
        Row(
            "a playbook that only observes",
            [
                playbook("one", where: high, isolate),
                playbook("two", where: high, isolate).replacing("mode: enforce", with: "mode: observe"),
            ]),
        Row("two isolations", [playbook("one", where: high, isolate), playbook("two", where: high, isolate)], ["CDN0607 isolate_device"]),
        Row("two tags are nobody's harm", [playbook("one", where: high, tag), playbook("two", where: high, tag)]),
        Row(
            "a tag that is taken off and set again",
            [
                playbook(
                    where: #""q" in device.machineTags"#, "  - tag_device: { remove: [q] }\n  - id: again\n    tag_device: { add: [q] }")
            ],
            ["CDN0605 again", "CDN0608 again"]),
        Row(
            "an alert that is resolved and opened again",
            [
                playbook(
                    where: #"alert.status != "Resolved" && alert.severity == "High""#,
                    "  - update_alert: { status: Resolved }\n  - id: again\n    update_alert: { status: New }")
            ], ["CDN0608 again"]),
        Row(
            "an alert that no longer matches",
            [playbook(where: #"alert.status == "New""#, "  - update_alert: { status: InProgress }")]),
        Row(
            "what an update leaves to the run",
            [playbook(where: #"alert.assignedTo == null"#, "  - update_alert: { assignedTo: \"${alert.id}\" }")]),
        Row(
            "another alert that then matches",
            [
                playbook(
                    where: #"alert.status == "InProgress""#,
                    "  - id: other\n    update_alert: { status: InProgress }\n    alert: '\"da1\"'")
            ], ["CDN0608 other"]),
        Row(
            "a device's value that is lowered and raised again",
            [
                playbook(
                    where: #"device.deviceValue == "High""#,
                    "  - set_device_value: { value: Low }\n  - pause: { for: 1h }\n  - id: again\n    set_device_value: { value: High }")
            ], ["CDN0608 again"]),
        Row(
            "a tag for each item of a list, of which there may be none",
            [
                playbook(
                    where: #""q" in device.machineTags"#,
                    "  - for_each: alert.mitreTechniques\n    tag_device: { add: [q] }")
            ]),
        Row(
            "what a run leaves to interpolation has no fixed effect",
            [
                playbook(
                    "one", where: high,
                    "  - add_indicator: { type: DomainName, value: \"${alert.id}.example\", action: Block, title: t, description: d, expires: 1d }"
                )
            ]),
        Row(
            "two values of one device",
            [playbook(where: high, "  - set_device_value: { value: Low }\n  - id: b\n    set_device_value: { value: High }")],
            ["CDN0605 b"]),
        Row(
            "an indicator that blocks and one that allows the same",
            [playbook("one", where: high, indicator("Block")), playbook("two", where: high, indicator("Allowed"))],
            ["CDN0606 add_indicator"]),
        Row(
            "two indicators of one value that do the same",
            [playbook("one", where: high, indicator("Block")), playbook("two", where: high, indicator("Block"))]),
        Row(
            "the same commands on one device",
            [
                playbook("one", where: high, "  - run_live_response: { commands: [{ run: a.ps1 }] }"),
                playbook("two", where: high, "  - run_live_response: { commands: [{ run: a.ps1 }] }"),
                playbook("three", where: high, "  - run_live_response: { commands: [{ run: b.ps1 }] }"),
            ], ["CDN0607 run_live_response"]),
        Row("a tag that ends the trigger", [playbook(where: #"!("q" in device.machineTags)"#, "  - tag_device: { add: [q] }")]),
    ]

    @Test(arguments: rows) func whatIsSaid(row: Row) throws {
        let graph = try Self.graph(row.playbooks)
        let found = ProgramReview.diagnostics(graph.rules).map { diagnostic in
            "\(diagnostic.id) \(Self.text(diagnostic, row.playbooks))"
        }
        #expect(found == row.expected)
    }

    /// The text that a diagnostic stands at; of a whole step what names it.
    private static func text(_ diagnostic: Diagnostic, _ playbooks: [String]) -> String {
        guard let range = diagnostic.range, let index = playbooks.indices.first(where: { range.file.path == "p\($0).yaml" }) else {
            return ""
        }
        let text = String(decoding: Array(playbooks[index].utf8)[range.offsets], as: UTF8.self)
        guard diagnostic.id >= "CDN0605" else { return text }
        let words = text.split(whereSeparator: { " :\n-".contains($0) })
        return String(words[0] == "id" ? words[1] : words[0])
    }

    @Test func tagsOfThePolicyAreReadOnly() throws {
        let collector = DiagnosticCollector()
        let configuration = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).configuration(
            SourceFile(
                path: "cordon.yaml",
                text: """
                    tenants:
                      - name: lab
                        tenantId: 9a8b7c6d-0000-4000-8000-112233445566
                        clientId: 9a8b7c6d-0000-4000-8000-112233445567
                        credential: { secret: "env:SECRET" }
                    policy:
                      protect:
                        - { name: a, where: 'device.machineTags.exists(t, t == "tier0" || t.startsWith("crown-"))', deny: all }
                        - { name: b, where: '"vip" in device.machineTags && device.osPlatform == "Linux"', deny: all }

                    """))
        let tags = try #require(configuration?.policy.tags, "\(collector.diagnostics.map(\.message))")
        #expect(["tier0", "crown-1", "vip"].allSatisfy(tags.contains))
        #expect(!["tier", "Linux", "seen"].contains(where: tags.contains))
        let graph = try Self.graph([
            Self.playbook("one", where: Self.high, "  - tag_device: { add: [seen], remove: [tier0] }"),
            Self.playbook("two", where: Self.high, "  - tag_device: { add: [\"${alert.id}\", crown-2] }\n" + Self.isolate),
        ])
        #expect(ProgramReview.diagnostics(graph.rules, tags: tags).map(\.id) == ["CDN0610", "CDN0610"])
    }

    @Test func overlapsThatAreOnlyPossibleAreListed() throws {
        let graph = try Self.graph([
            Self.playbook("one", where: Self.high, Self.isolate),
            Self.playbook("two", where: "alert.evidence.size() > 3", Self.release),
            Self.playbook("three", where: #"alert.severity == "Low""#, Self.isolate),
        ])
        let review = OverlapReview(graph)
        #expect(review.isComplete)
        #expect(
            review.overlaps.map { "\($0.first.rule.name) \($0.second.rule.name) \($0.kind) \($0.isProved)" }
                == ["one two opposite false", "two three opposite false"])
        #expect(!OverlapReview(graph, maximum: 1).isComplete)
    }

    @Test func theWitnessOfAnOverlapIsSaid() throws {
        let graph = try Self.graph([
            Self.playbook("one", where: Self.high, Self.isolate),
            Self.playbook("two", where: #"alert.category == "Malware""#, when: #""vip" in device.machineTags"#, Self.isolate),
        ])
        #expect(
            OverlapReview(graph).overlaps.first?.witness
                == #""vip" in device.machineTags, alert.category == "Malware", alert.severity == "High""#)
    }

    @Test func theMostDevicesOfARun() throws {
        let graph = try Self.graph([Self.playbook(where: Self.high, Self.isolate + "\n" + Self.tag)])
        #expect(DeviceBound(graph.rules[0]).perRun == 1)
        #expect(DeviceBound(graph.rules[0]).sentence == "A run touches at most 1 device.")
        #expect(PlaybookPermissions.endpoints(graph.rules[0]).map(\.id).contains("isolate-machine"))
    }
}
