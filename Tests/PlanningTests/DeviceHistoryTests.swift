import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// What the history of a device tells about its isolation and its packages.
struct DeviceHistoryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let history: [(type: String, status: String)]
        let isolates: Bool
        let releases: Bool
        let collects: Bool

        init(_ history: [(String, String)], isolates: Bool, releases: Bool, collects: Bool = true) {
            self.history = history
            self.isolates = isolates
            self.releases = releases
            self.collects = collects
        }

        var testDescription: String { history.map { "\($0.type) \($0.status)" }.joined(separator: ", ") }
    }

    static let cases: [Case] = [
        Case([], isolates: true, releases: false),
        Case([("Isolate", "Pending")], isolates: false, releases: true),
        Case([("Isolate", "InProgress")], isolates: false, releases: true),
        Case([("Isolate", "Succeeded")], isolates: false, releases: true),
        Case([("Isolate", "Failed")], isolates: true, releases: false),
        Case([("Isolate", "TimeOut")], isolates: true, releases: false),
        Case([("Isolate", "Cancelled")], isolates: true, releases: false),
        Case([("Isolate", "Odd")], isolates: true, releases: false),
        Case([("Isolate", "Succeeded"), ("Unisolate", "Succeeded")], isolates: true, releases: false),
        Case([("Isolate", "Succeeded"), ("Unisolate", "Pending")], isolates: true, releases: false),
        Case([("Isolate", "Succeeded"), ("Unisolate", "Failed")], isolates: false, releases: true),
        Case([("Isolate", "Succeeded"), ("Unisolate", "Cancelled")], isolates: false, releases: true),
        Case([("Unisolate", "Succeeded"), ("Isolate", "Succeeded")], isolates: false, releases: true),
        Case([("Isolate", "Succeeded"), ("Unisolate", "Succeeded"), ("Isolate", "Pending")], isolates: false, releases: true),
        Case([("CollectInvestigationPackage", "Pending")], isolates: true, releases: false, collects: false),
        Case([("CollectInvestigationPackage", "InProgress")], isolates: true, releases: false, collects: false),
        Case([("CollectInvestigationPackage", "Succeeded")], isolates: true, releases: false),
        Case([("RunAntiVirusScan", "InProgress")], isolates: true, releases: false),
    ]

    private func plans(_ step: String, _ item: Case, reversed: Bool) -> Bool {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps: [ { \(step) } ]
            """)
        let actions = item.history.enumerated().map { Sample.action($1.type, $1.status, hour: $0 + 1) }
        scenario.actions = reversed ? actions.reversed() : actions
        return scenario.plan().runs[0].steps[0].isPlanned
    }

    /// In the order of creation, whatever the order of the listing.
    @Test(arguments: cases, [false, true]) func theHistoryDecides(item: Case, reversed: Bool) {
        #expect(plans("isolate_device: { type: Full, comment: why }", item, reversed: reversed) == item.isolates)
        #expect(plans("release_device: { comment: why }", item, reversed: reversed) == item.releases)
        #expect(plans("collect_investigation_package: {}", item, reversed: reversed) == item.collects)
    }

    private func steps(_ step: String, _ actions: [MachineAction]) -> [PlannedStep] {
        var scenario = Scenario(Self.playbook(step))
        scenario.actions = actions
        return scenario.plan().runs[0].steps
    }

    private static func playbook(_ step: String) -> String {
        """
        playbook: act
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h } }
        steps: [ { \(step) } ]
        """
    }

    /// The service can carry an isolation out after a release that was asked for later.
    @Test func whatEndedLastCountsWhenItWasAskedForEarlier() {
        let late = [
            Sample.action("Isolate", "Succeeded", hour: 1, end: 5), Sample.action("Unisolate", "Succeeded", hour: 2, end: 3),
        ]
        #expect(steps("release_device: { comment: why }", late)[0].isPlanned)
        #expect(!steps("isolate_device: { type: Full, comment: why }", late)[0].isPlanned)
    }

    /// While both are under way nobody knows which comes last: neither is in force.
    @Test(arguments: [(1, 2), (2, 1)]) func ofTwoThatAreUnderWayNeitherIsInForce(isolation: Int, release: Int) {
        let both = [Sample.action("Isolate", "Pending", hour: isolation), Sample.action("Unisolate", "InProgress", hour: release)]
        #expect(steps("release_device: { comment: why }", both)[0].isPlanned)
        #expect(steps("isolate_device: { type: Full, comment: why }", both)[0].isPlanned)
    }

    @Test func whoIsolatedIsSaid() {
        var scenario = Scenario(Projects.containment)
        scenario.actions = [Sample.action("Isolate", "Succeeded", hour: 3, comment: "by hand")]
        let reason = scenario.plan().runs[0].steps[0].reason
        #expect(reason == "already isolated by ana@contoso.example (action act-Isolate-3, \"by hand\")")
    }
}
