import Canonical
import Foundation
import Testing

/// The client secret is looked for in everything that real runs of the binary leave behind: output, files, core files, and
/// what other processes can see.
@Suite(.serialized)
struct CanaryScanTests {
    /// The files below the lab's folder that hold the secret or anything that looks like a token.
    private static func leaks(_ lab: Lab) throws -> [String] {
        let files = try #require(FileManager.default.enumerator(at: lab.folder, includingPropertiesForKeys: nil))
        return files.compactMap { $0 as? URL }.filter { file in
            // The simulator's readiness line tells whoever starts it the secret: that is what it is for.
            guard file.lastPathComponent != lab.simulator.output.lastPathComponent, let bytes = try? Data(contentsOf: file) else {
                return false
            }
            return [lab.secret, "eyJ"].contains { bytes.range(of: Data($0.utf8)) != nil }
        }.map(\.path)
    }

    private static let faults: [(String, String)] = [
        ("401", #"{"match":{"path":"/api/*"},"do":{"status":401}}"#), ("403", #"{"match":{"path":"/api/*"},"do":{"status":403}}"#),
        ("a proxy's page", #"{"match":{"path":"/api/*"},"do":{"body":"invalid"}}"#),
        ("a cut", #"{"match":{"path":"/api/*"},"do":{"cutAfterBytes":20}}"#),
        ("no login", #"{"match":{"path":"*token"},"do":{"status":400}}"#),
        ("a torn token", #"{"match":{"path":"*token"},"do":{"body":"truncated"}}"#),
    ]

    @Test(arguments: faults.map(\.0)) func noFailureLeavesItBehind(_ name: String) async throws {
        let rule = try #require(Self.faults.first { $0.0 == name }).1
        try await Lab.open { lab in
            try await lab.ask("PUT", "faults", #"{"rules":[\#(rule)]}"#)
            for command in [["auth", "status"], ["plan", "--out", "p.json"], ["run", "--yes"], ["hunt", "DeviceInfo"]] {
                let outcome = try await lab.start(command).outcome()
                #expect([1, 4, 5].contains(outcome.code) || (command[0] == "auth" && outcome.code == 0), "\(command): \(outcome.text)")
            }
            #expect(try Self.leaks(lab).isEmpty)
        }
    }

    @Test func noSuccessLeavesItBehind() async throws {
        try await Lab.open { lab in
            for command in [
                ["auth", "status"], ["plan", "--out", "p.json"], ["apply", "p.json", "--yes"], ["audit", "verify"], ["audit", "log"],
                ["api", "GET", "/api/machines?$top=1"], ["auth", "check", "--format", "json"],
            ] {
                let outcome = try await lab.start(command).outcome()
                #expect([0, 4].contains(outcome.code), "\(command): \(outcome.text)")
            }
            #expect(try Self.leaks(lab).isEmpty)
            try lab.write(lab.secret, to: "control")
            #expect(try Self.leaks(lab).count == 1)
        }
    }

    @Test func aWrongSecretIsNotRepeated() async throws {
        try await Lab.open { lab in
            let outcome = try await lab.start(["auth", "status"], environment: ["CORDON_CLIENT_SECRET": "canary~wrong/+=4711"]).outcome()
            #expect(outcome.code == 5 && !outcome.text.contains("canary") && !outcome.text.contains("4711"), "\(outcome.text)")
        }
    }

    /// What stands in the API's answer is the API's, even if it repeats the secret.
    @Test(arguments: ["400 Bad Request", "403 Forbidden", "500 Internal Server Error", "200 OK"])
    func anAnswerThatRepeatsItIsNotPassedOn(_ status: String) async throws {
        try await Lab.open { lab in
            let parrot = try Parrot(
                Parrot.answer(status, #"{"error":{"code":"\#(lab.secret)","message":"no \#(lab.secret)"},"x":"\#(lab.secret)"}"#))
            defer { parrot.stop() }
            try lab.write(lab.configuration(api: parrot.address), to: "cordon.yaml")
            let outcome = try await lab.start(["plan"]).outcome()
            #expect(outcome.code != 0 && !outcome.text.contains(lab.secret), "\(outcome.text)")
        }
    }

    // MARK: Killed

    /// Ends a process by SIGABRT where core files of any size are allowed.
    /// - Returns: whether the kernel wrote its memory down.
    private static func abort(_ child: Child) async throws -> Bool {
        child.send(SIGABRT)
        while child.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        var status: Int32 = 0
        waitpid(child.identifier, &status, 0)
        #expect(status & 0x7F == SIGABRT)
        return status & 0x80 != 0
    }

    private static func startAllowingCores(_ words: [String], _ lab: Lab) throws -> Child {
        try Child(
            URL(fileURLWithPath: "/bin/sh"), ["-c", #"ulimit -c unlimited 2>/dev/null; exec "$@""#, "sh"] + words, in: lab.folder,
            environment: ["CORDON_CLIENT_SECRET": lab.secret, "PATH": "/usr/bin:/bin"])
    }

    @Test func anAbortedRunLeavesNoMemoryBehind() async throws {
        try await Lab.open { lab in
            try await lab.hold(after: 0)
            let run = try Self.startAllowingCores([Binary.cordon.path, "run", "--yes"], lab)
            try await lab.waitUntilHeld()
            let arguments = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(run.identifier)/cmdline"))
            #expect(arguments.range(of: Data(lab.secret.utf8)) == nil)
            let limits = try String(contentsOfFile: "/proc/\(run.identifier)/limits", encoding: .utf8)
            let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
            #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "\(core)")
            #expect(try await !Self.abort(run))
            try await lab.release()
            #expect(try Self.leaks(lab).isEmpty)
            // Nor does the runtime print what the registers point to.
            #expect(try Data(contentsOf: run.errors).range(of: Data("Registers".utf8)) == nil)
        }
    }

    /// The same end does leave a core file where nothing forbids it; else the test above could not fail.
    @Test func anotherProgramWouldLeaveOne() async throws {
        try await Lab.open { lab in
            let limits = try Self.startAllowingCores(["cat", "/proc/self/limits"], lab)
            let isAllowed = try await limits.outcome().standardOutput.contains(/core file size +unlimited/)
            let pattern = try String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
            // Where the machine forbids core files or hands them elsewhere there is nothing to compare with.
            guard isAllowed, !pattern.hasPrefix("|"), !pattern.hasPrefix("/") else { return }
            let sleeper = try Self.startAllowingCores(["sleep", "60"], lab)
            while try String(contentsOfFile: "/proc/\(sleeper.identifier)/comm", encoding: .utf8) != "sleep\n" {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await Self.abort(sleeper))
            // The environment is in memory, and so in the core file.
            #expect(try !Self.leaks(lab).isEmpty)
        }
    }
}
