import Canonical
import Testing

/// The world has moved between plan and apply.
@Suite(.serialized)
struct DriftTests {
    /// Plans, lets the world change, applies; the run of the first device is refused, that of the second goes on.
    private func expectDrift(_ reason: String, _ change: (Lab) async throws -> Void) async throws {
        try await Lab.open { lab in
            try lab.remove("playbooks/keep-evidence.yaml")
            #expect(try await lab.cordon("plan", "--out", "plan.json").code == 0)
            try await change(lab)
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 4)
            #expect(apply.standardOutput.contains(reason), "\(apply.text)")
            let paths = try lab.journal().compactMap(\.path)
            #expect(!paths.contains { $0.hasSuffix("\(World.first)/isolate") })
            let others = paths.filter { $0.contains(World.second) }
            #expect(others.count == 3)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aResolvedAlertRefusesItsRunOnly() async throws {
        try await expectDrift("drift") { lab in
            try await lab.ask("PATCH", "world/alerts/\(World.firstAlert)", #"{"status":"Resolved"}"#)
        }
    }

    @Test func aDeviceThatSomebodyElseIsolatedIsDrift() async throws {
        try await expectDrift("drift") { lab in
            try await lab.ask(
                "POST", "world/actions", #"{"type":"Isolate","status":"Succeeded","machineId":"\#(World.first)"}"#)
        }
    }
}
