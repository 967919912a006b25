import Canonical
import Foundation
import Testing

/// The machine's clock is set back or forth, between two commands and in the middle of one: what was begun is finished or refused
/// with a sentence, and nothing is done twice.
@Suite(.serialized)
struct ClockJumpTests {
    /// With the clock of now all ends, each effect is there once and was intended, and the log verifies.
    private static func finishes(_ lab: Lab) async throws {
        for _ in 0..<2 {
            for command in [["resume"], ["run", "--yes"]] {
                let outcome = try await lab.start(command).outcome()
                #expect(outcome.code == 0, "\(command): \(outcome.text)")
            }
        }
        let intended = try await lab.log().filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["request"] }.map { Effect($0) }
        let effects = try lab.journal()
        #expect(effects.count >= 6 && effects.allSatisfy(intended.contains))
        let untold = effects.map { "\($0)".replacing(/\[cordon:[A-Z2-7]{10}\]/, with: "") }
        #expect(Set(untold).count == untold.count, "\(untold)")
        #expect(try await lab.cordon("audit", "verify").code == 0)
    }

    @Test(arguments: ["+1h", "-1h", "+400d", "-400d"])
    func whatWasLeftIsFinishedOrRefusedAndNothingIsDoneTwice(jump: String) async throws {
        try await Lab.open { lab in
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await lab.hold(after: 2)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            for command in ["resume", "run --yes", "resume"] {
                guard let outcome = try await lab.cordon(clock: jump, command) else { return }
                let isStale = jump == "+400d" && outcome.code == 4
                #expect(outcome.code == 0 || isStale, "\(command): \(outcome.text)")
                if isStale { #expect(outcome.standardOutput.contains("nobody has gone on with the plan since"), "\(outcome.text)") }
            }
            try await Self.finishes(lab)
        }
    }

    @Test(arguments: ["+1h", "-1h", "+400d", "-400d"]) func inTheMiddleOfACommandItHarmsNothing(jump: String) async throws {
        try await Lab.open { lab in
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try lab.write("+0\n", to: "clock")
            try await lab.hold(after: 2)
            let jumping = Task {
                try await lab.waitUntilHeld()
                try lab.write("\(jump)\n", to: "clock")
                try await lab.release()
            }
            let script =
                "exec faketime -m -f +0 sh -c 'unset FAKETIME; export FAKETIME_NO_CACHE=1 FAKETIME_TIMESTAMP_FILE=clock; exec \"$0\" run --yes' \"$0\""
            let outcome = try await lab.clockShell(script)
            guard let outcome else { return jumping.cancel() }
            try await jumping.value
            #expect([0, 3, 4, 5].contains(outcome.code) && !outcome.text.isEmpty, "\(outcome.text)")
            try await Self.finishes(lab)
        }
    }
}
