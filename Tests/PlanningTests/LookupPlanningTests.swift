import ActionKit
import Canonical
import DefenderAPI
import Planning
import TestKit
import Testing

/// Steps that read: which of them the plan knows, and what follows from that.
struct LookupPlanningTests {
    private static func scenario(_ steps: String, rows: [[JSONValue]] = [["a"], ["b"]]) -> Scenario {
        var scenario = Scenario(
            """
            playbook: look
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
            steps:
            \(steps)
            """)
        scenario.hunts = ["T": .rows(rows), "Wrong": .unusable("there is no table Wrong")]
        return scenario
    }

    private static func states(_ scenario: Scenario) -> [String] {
        scenario.plan().runs[0].steps.map { step in
            switch step.state {
            case .ready: "\(step.id) ready"
            case .known: "\(step.id) known"
            case .standby: "\(step.id) standby"
            case .deferred: "\(step.id) deferred"
            case .skipped(let reason, _): "\(step.id) skipped: \(reason)"
            case .failed(let reason): "\(step.id) failed: \(reason)"
            }
        }
    }

    private static let hunt = "  - { id: q, hunt: { query: T, columns: { Name: string } } }\n"

    @Test(arguments: [
        (hunt + "  - { if: steps.q.rows.size() == 2, tag_device: { add: [x] } }", ["q known", "tag_device ready"]),
        (
            hunt + "  - { if: steps.q.rows.size() == 3, tag_device: { add: [x] } }",
            ["q known", "tag_device skipped: `if` is false: steps.q.rows.size() == 3"]
        ),
        (hunt + "  - { tag_device: { add: [\"${steps.q.rows[1].Name}\"] } }", ["q known", "tag_device ready"]),
        (
            hunt + "  - { for_each: steps.q.rows, as: r, tag_device: { add: [\"${r.Name}\"] } }",
            ["q known", "tag_device[0] ready", "tag_device[1] ready"]
        ),
        (
            hunt + "  - { for_each: steps.q.rows, max: 1, tag_device: { add: [x] } }",
            ["q known", "tag_device failed: `for_each` has 2 items, and `max` allows 1: none of them is done"]
        ),
        // After a write, it still depends on none.
        ("  - { scan_device: { type: Quick } }\n" + hunt, ["scan_device ready", "q known"]),
        (
            "  - { id: q, hunt: { query: Wrong, columns: { Name: string } }, on_failure: continue }\n"
                + "  - { if: steps.q.outcome == \"failed\", tag_device: { add: [x] } }",
            ["q failed: `hunt` cannot be done: there is no table Wrong", "tag_device ready"]
        ),
        (
            "  - { id: q, if: 'false', hunt: { query: T, columns: { Name: string } } }\n"
                + "  - { if: steps.q.outcome == \"skipped\", tag_device: { add: [x] } }",
            ["q skipped: `if` is false: false", "tag_device ready"]
        ),
        // One look-up may speak of another.
        (hunt + "  - { id: w, hunt: { query: \"${steps.q.rows[0].Name}\", columns: { Name: string } } }", ["q known", "w known"]),
        // What hangs on a write hangs on the run, and so does what hangs on that.
        (
            "  - { id: s, scan_device: { type: Quick } }\n"
                + "  - { id: q, hunt: { query: \"T | where A == ${steps.s.outcome}\", columns: { Name: string } } }\n"
                + "  - { assert: steps.q.rows.size() > 0 }\n  - { if: steps.q.rows.size() > 0, update_alert: { comment: x } }",
            ["s ready", "q deferred", "assert deferred", "update_alert deferred"]
        ),
    ])
    func whatIsKnownIsPlannedOn(_ steps: String, _ states: [String]) { #expect(Self.states(Self.scenario(steps)) == states) }

    /// A step that waits for a write rests on what the plan knows besides: another answer is drift of it, and of the rest not.
    @Test func anotherAnswerIsDriftOfWhatSpeaksOfIt() {
        let steps =
            "  - { id: s, scan_device: { type: Quick } }\n" + Self.hunt
            + "  - { if: steps.s.outcome == \"done\" && steps.q.rows.size() > 1, update_alert: { comment: x } }\n  - tag_device: { add: [x] }"
        let plan = Self.scenario(steps).plan()
        func verdicts(_ rows: [[JSONValue]]) -> ([String: Drift.Verdict], [String]) {
            let drift = Self.scenario(steps, rows: rows).drift(of: plan)
            return (drift.verdicts[plan.runs[0].id] ?? [:], drift.differences)
        }
        let same = verdicts([["a"], ["b"]])
        #expect(same.0.values.allSatisfy { $0 == .holds } && same.1.isEmpty)
        let other = verdicts([["a"]])
        let reason = "what the plan rests on has changed: a step that it asks about gives something else now"
        #expect(other.0 == ["s": .holds, "q": .holds, "update_alert": .drifted(reason), "tag_device": .holds])
        #expect(other.1 == ["Hunt over the last 30 days: T: the answer is another"])
    }

    /// The file gives the same plan, to the byte.
    @Test func aPlanWithLookUpsIsReadBack() throws {
        let steps =
            Self.hunt + "  - { id: a, get_alert: { id: al-1 } }\n  - { if: steps.a.alert.severity == \"High\", tag_device: { add: [x] } }"
        let scenario = Self.scenario(steps)
        let plan = scenario.plan()
        let again = try PlanFile(plan.canonicalBytes).plan(
            scenario.graph, scenario.policy, tenant: "lab", tenantID: "tenant-1", now: Sample.now)
        #expect(again.canonicalBytes == plan.canonicalBytes)
        #expect(plan.runs[0].steps.map(\.isKnown) == [true, true, false])
    }
}
