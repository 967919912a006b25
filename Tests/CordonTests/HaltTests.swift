import Canonical
import Foundation
import Testing

/// The kill switch, through the built binary.
@Suite(.serialized)
struct HaltTests {
    @Test func nothingIsWrittenUntilItIsEnded() async throws {
        try await Lab.open { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            let halt = try await lab.cordon("halt", "--reason", "a mistake\u{1B}[31m")
            #expect(halt.code == 0)
            #expect(halt.standardOutput.hasPrefix("Halted: nothing is written from now on"))
            let shown = try await lab.cordon("plan")
            #expect(shown.code == 0)
            #expect(shown.standardOutput.contains("has halted everything (a mistake\\u{1b}[31m); cordon unhalt ends that"))
            for command in [["apply", "plan.json", "--yes"], ["run", "--yes"]] {
                let outcome = try await lab.start(command).outcome()
                #expect(outcome.code == 4, "\(outcome.text)")
                #expect(outcome.standardOutput.contains("halted everything"))
            }
            #expect(try lab.journal().isEmpty)
            let ended = try await lab.cordon("unhalt")
            #expect(ended.standardOutput.hasSuffix("Writing is allowed again.\n"))
            #expect(try await lab.cordon("unhalt").standardOutput == "Nothing was halted.\n")
            #expect(try await lab.cordon("run", "--yes").code == 0)
            #expect(try lab.journal().count >= 6)
            #expect(try await lab.log().compactMap { $0["kind"]?.stringValue }.filter { $0.hasPrefix("stop") } == ["stop", "stop-lifted"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// Whoever is at work stops before the next write and tells of it; the one who asked needs no lock.
    @Test func aCommandAtWorkStopsAndRecordsIt() async throws {
        try await Lab.open(world: "", ["--seed", "7", "--devices", "60", "--alerts", "200"]) { lab in
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await lab.hold(after: 2)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            let halt = try await lab.cordon("halt")
            #expect(halt.code == 0)
            #expect(halt.standardError.contains("another command holds the audit log"))
            try await lab.release()
            let outcome = try await run.outcome()
            #expect(outcome.code == 4, "\(outcome.text)")
            // The request that was on its way is the last one.
            #expect(try lab.journal().count == 3)
            #expect(try await lab.log().contains { $0["kind"] == "stop" && $0["data"]?["what"] == "halt" })
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aBrokenProjectCanBeHalted() async throws {
        try await Lab.open { lab in
            let sound = try lab.read("cordon.yaml")
            try lab.write("tenants: [", to: "cordon.yaml")
            #expect(try await lab.cordon("halt").code == 0)
            try lab.write(sound, to: "cordon.yaml")
            #expect(try await lab.cordon("run", "--yes").code == 4)
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func theFileAloneHalts() async throws {
        try await Lab.open { lab in
            try await lab.cordon("run", "--dry-run")
            try lab.write("", to: ".cordon/halt")
            #expect(try await lab.cordon("run", "--yes").code == 4)
            #expect(try await lab.cordon("unhalt").standardOutput.hasSuffix("Writing is allowed again.\n"))
            #expect(try await lab.cordon("run", "--yes").code == 0)
        }
    }

    @Test func aShareOfTheFleetLimitsIsolations() async throws {
        try await Lab.open { lab in
            let policy = "policy: { limits: [ { actions: [isolate_device], max: 10, per: 1h, share_of_devices: 40% } ] }"
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            let plan = try await lab.cordon("plan")
            #expect(plan.standardOutput.contains("at most 40% of the onboarded devices per 1h, which is 1 of 3; 1 are used up"))
        }
    }
}
