import Canonical
import Foundation
import Testing

/// Runs of one plan that want the same of a device, where the one that has done it takes it back, through the built binary and over real HTTP.
@Suite(.serialized)
struct RelianceTests {
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, deviceValue: Normal }
        alerts:
          - { id: "\(World.firstAlert)", machineId: "\(World.first)", severity: High, status: New, lastUpdateTime: -1h }
        """

    private static let scan = "  - { scan_device: { type: Quick }, wait: { until: finished, timeout: 1s }, on_failure: undo }"

    /// A plan of two runs on the device: the first waits for a scan that never ends, while the second one is carried out.
    private static func open(_ first: String, _ second: String, _ body: (Lab, Child.Outcome) async throws -> Void) async throws {
        try await Lab.open(world: world, ["--pace", "1h"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            for (name, steps) in [("a", first), ("b", second)] {
                let head =
                    "playbook: \(name)\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\nsteps:\n"
                try lab.write(head + steps + "\n", to: "playbooks/\(name).yaml")
            }
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab, try await lab.cordon("run", "--yes", "--wait", "20s"))
        }
    }

    private static func sent(_ lab: Lab) throws -> [String] { try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last } }

    /// What another run rests on, or has made of it since, is left to that one; what nobody else wants is taken back.
    @Test(arguments: [
        ("isolate_device: { type: Full, comment: a }", "isolate_device: { type: Full, comment: b }", ["isolate", "runAntiVirusScan"]),
        (
            "set_device_value: { value: High }", "set_device_value: { value: Low }",
            ["setDeviceValue", "runAntiVirusScan", "setDeviceValue"]
        ),
        ("tag_device: { add: [x] }", "tag_device: { add: [y] }", ["tags", "runAntiVirusScan", "tags", "tags"]),
    ])
    func whatAnotherRunRestsOnIsNotTakenBack(first: String, second: String, sent: [String]) async throws {
        let device = "device: 'device(\"\(World.first)\")', "
        try await Self.open("  - { \(first) }\n\(Self.scan)", "  - { \(device)\(second) }") { lab, run in
            #expect(run.code == 3, "\(run.text)")
            let requests = try Self.sent(lab)
            #expect(requests == sent, "\(run.text)")
        }
    }

    /// A lease on which another run rests is kept where that one wants it for good, and stays until that one's would be over.
    @Test(arguments: [("", "kept  r-"), (", undo_after: 1h", "extended until "), (", undo_after: 1s", "released  r-")])
    func aLeaseOnWhichAnotherRunRestsStays(options: String, says: String) async throws {
        let isolate = "isolate_device: { type: Full, comment: x }"
        try await Self.open("  - { \(isolate), undo_after: 1s }", "  - { device: 'device(\"\(World.first)\")', \(isolate)\(options) }") {
            lab, run in
            #expect(run.code == 0, "\(run.text)")
            try await Task.sleep(for: .seconds(1.2))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.standardOutput.contains(says), "\(resumed.text)")
            let isReleased = says.hasPrefix("released")
            #expect(try Self.sent(lab).contains("unisolate") == isReleased, "\(resumed.text)")
        }
    }

    /// Who rests on a lease is told by each deed of theirs, in the same run too; who was taken back rests on nothing any more.
    @Test(arguments: [
        ("  - { device: DEVICE, tag_device: { add: [b, a] } }", "kept  r-"),
        (
            "  - { id: t, device: DEVICE, tag_device: { add: [a] } }\n  - { id: x, assert: 'steps.t.outcome == \"done\"', on_failure: undo }",
            "released  r-"
        ),
        ("  - { id: t, tag_device: { add: [c] } }", "released  r-"),
    ])
    func eachDeedIsToldByItself(second: String, says: String) async throws {
        let steps = second.replacingOccurrences(of: "DEVICE", with: "'device(\"\(World.first)\")'")
        try await Self.open("  - { tag_device: { add: [a] }, undo_after: 1s }", steps) { lab, run in
            try await Task.sleep(for: .seconds(1.2))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.standardOutput.contains(says), "\(run.text)\(resumed.text)")
        }
    }

    /// Two values for a time, one after the other: in the end it is as it was.
    @Test func twoLeasesOfOneThingEndWhereItBegan() async throws {
        let first = "  - { id: a, set_device_value: { value: High }, undo_after: 1s }\n"
        let second = "  - { id: b, device: 'device(\"\(World.first)\")', set_device_value: { value: Low }, undo_after: 1s }"
        try await Self.open(first + second, "  - { tag_device: { add: [z] } }") { lab, _ in
            try await Task.sleep(for: .seconds(1.2))
            #expect(try await lab.cordon("resume").code == 0)
            #expect(try lab.journal().compactMap { $0.body?["DeviceValue"]?.stringValue }.last == "Normal")
        }
    }
}
