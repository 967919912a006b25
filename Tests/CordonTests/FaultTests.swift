import Canonical
import Foundation
import Testing

/// What goes wrong with files ends with a clear sentence and without harm: nothing is sent that the log does not tell of, and once
/// the fault is gone the work is finished, each effect once.
@Suite(.serialized)
struct FaultTests {
    /// Says that the machine does not let a test do what it has to.
    private static let isRefused: Int32 = 99

    /// Runs a shell script that has the binary as `$0`.
    private static func shell(_ lab: Lab, _ script: String) async throws -> Child.Outcome {
        let environment = ["CORDON_CLIENT_SECRET": lab.secret, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        return try await Child(
            URL(fileURLWithPath: "/bin/sh"), ["-c", script, Binary.cordon.path], in: lab.folder, environment: environment
        ).outcome()
    }

    /// Every effect stands in the log as an intent, and no effect twice.
    private static func isHarmless(_ lab: Lab, log: String = ".cordon/audit.jsonl") throws {
        let lines = lab.exists(log) ? try lab.read(log).split(separator: "\n") : []
        let intents = lines.compactMap { try? JSONValue(parsing: Array($0.utf8)) }.filter { $0["kind"] == "intent" && $0["mode"] == "live" }
        let intended = intents.compactMap { $0["data"]?["request"] }.map { Effect($0) }
        let effects = try lab.journal()
        for effect in effects {
            #expect(intended.contains(effect), "\(effect) without an intent")
            #expect(effects.count { $0 == effect } == 1, "\(effect) twice")
        }
    }

    /// What is left is finished, and the log verifies.
    private static func finishes(_ lab: Lab) async throws {
        let resumed = try await lab.cordon("resume")
        #expect(resumed.code == 0, "\(resumed.text)")
        let run = try await lab.cordon("run", "--yes")
        #expect(run.code == 0, "\(run.text)")
        #expect(try await lab.cordon("audit", "verify").code == 0)
        try isHarmless(lab)
        #expect(try lab.journal().count >= 6)
    }

    // MARK: The disk

    @Test(arguments: [40, 110, 150, 200, 260, 330, 420]) func aDiskWithoutRoom(kilobytes: Int) async throws {
        try await Lab.open { lab in
            let outcome = try await Self.shell(
                lab,
                """
                mkdir .cordon saved
                exec unshare -m sh -c 'mount -t tmpfs -o size=\(kilobytes)k,mode=700 cordon .cordon || exit \(Self.isRefused)
                "$0" run --yes; code=$?; cp .cordon/* saved; exit $code' "$0"
                """)
            guard outcome.code != Self.isRefused, !outcome.standardError.contains("unshare:") else {
                return print("skipped: no tmpfs here")
            }
            try Self.isHarmless(lab, log: "saved/audit.jsonl")
            if outcome.code == 0 { return }
            #expect([1, 3, 4].contains(outcome.code), "\(outcome.code)")
            let sentences = ["No space left on device", "database or disk is full", "cannot be written", "disk I/O error"]
            #expect(sentences.contains { outcome.text.contains($0) }, "\(outcome.text)")
            _ = try await Self.shell(lab, "cp saved/* .cordon/ && chmod 600 .cordon/*")
            try await Self.finishes(lab)
        }
    }

    @Test func aDiskThatMayNotBeWritten() async throws {
        try await Lab.open { lab in
            let outcome = try await Self.shell(
                lab,
                """
                mkdir .cordon
                exec unshare -m sh -c 'mount -t tmpfs -o size=4m,mode=700 cordon .cordon || exit \(Self.isRefused)
                "$0" run --dry-run >/dev/null && mount -o remount,ro .cordon || exit \(Self.isRefused)
                "$0" run --yes' "$0"
                """)
            guard outcome.code != Self.isRefused, !outcome.standardError.contains("unshare:") else {
                return print("skipped: no tmpfs here")
            }
            #expect([1, 4].contains(outcome.code) && outcome.text.lowercased().contains("read-only"), "\(outcome.text)")
            #expect(try lab.journal().isEmpty)
            try await Self.finishes(lab)
        }
    }

    /// From its n-th sync on, the disk of the whole process fails.
    @Test(arguments: [1, 2, 4, 7, 12]) func aSyncThatFails(from call: Int) async throws {
        try await Lab.open { lab in
            let outcome = try await Self.shell(
                lab,
                "exec strace -f -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:error=EIO:when=\(call)+ \"$0\" run --yes")
            guard outcome.code != 127, !outcome.standardError.contains("strace:") else { return print("skipped: no strace here") }
            try Self.isHarmless(lab)
            #expect([0, 1, 3, 4].contains(outcome.code), "\(outcome.text)")
            if outcome.code != 0 {
                #expect(outcome.text.contains("Input/output error") || outcome.text.contains("disk I/O error"), "\(outcome.text)")
            }
            try await Self.finishes(lab)
        }
    }

    @Test(arguments: [(12, false), (30, false), (63, false), (64, true)])
    func tooManyOpenFiles(limit: Int, isEnough: Bool) async throws {
        try await Lab.open { lab in
            let outcome = try await Self.shell(lab, "ulimit -n \(limit); exec \"$0\" run --yes")
            #expect(outcome.code == (isEnough ? 0 : 1), "\(outcome.text)")
            #expect(isEnough || outcome.standardError.contains("may open only \(limit) files"), "\(outcome.text)")
            #expect(try lab.journal().isEmpty != isEnough)
        }
    }

    // MARK: Files that are not what they were

    @Test func aLogThatWasDeletedIsNotBegunAnew() async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let before = try lab.journal()
            try lab.remove(".cordon/audit.jsonl")
            for checkpoint in [true, false] {
                if !checkpoint { try lab.remove(".cordon/audit.checkpoint") }
                let outcome = try await lab.cordon("run", "--yes", "--again")
                #expect(outcome.code == 4 && outcome.standardError.contains("its end is missing"), "\(outcome.text)")
                #expect(try await lab.cordon("audit", "verify").code == 1)
                #expect(!lab.exists(".cordon/audit.jsonl"))
            }
            #expect(try lab.journal() == before)
        }
    }

    @Test(arguments: [0, 1, 2]) func aLogThatWasCutIsNotContinued(_ part: Int) async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let before = try lab.journal()
            let log = Array(try lab.read(".cordon/audit.jsonl").utf8)
            let cut = String(decoding: log.prefix(log.count * part / 3), as: UTF8.self)
            try lab.write(cut, to: ".cordon/audit.jsonl")
            let outcome = try await lab.cordon("run", "--yes", "--again")
            #expect(outcome.code == 4 && outcome.standardError.contains("its end is missing"), "\(outcome.text)")
            #expect(try lab.read(".cordon/audit.jsonl") == cut)
            #expect(try lab.journal() == before)
        }
    }

    @Test func aLedgerOfANewerVersionIsLeftAlone() async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let before = try lab.journal()
            let script =
                "import sqlite3; d = sqlite3.connect('.cordon/state.db'); d.execute(\"INSERT INTO grdb_migrations VALUES ('99: future')\"); d.commit()"
            let changed = try await Self.shell(
                lab,
                "python3 -c \"$SCRIPT\"".replacingOccurrences(
                    of: "\"$SCRIPT\"", with: "'\(script.replacingOccurrences(of: "'", with: "'\\''"))'"))
            #expect(changed.code == 0, "\(changed.text)")
            let outcome = try await lab.cordon("run", "--yes", "--again")
            #expect(outcome.code == 1 && outcome.standardError.contains("was written by a newer version of Cordon"), "\(outcome.text)")
            #expect(try lab.journal() == before)
        }
    }

    @Test(arguments: [1, 2, 3]) func aLedgerThatWasCutSendsNothingAndIsRebuiltFromTheLog(_ part: Int) async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let before = try lab.journal()
            let bytes = try Data(contentsOf: lab.path(".cordon/state.db"))
            try bytes.prefix(bytes.count * part / 4).write(to: lab.path(".cordon/state.db"))
            let outcome = try await lab.cordon("run", "--yes", "--again")
            #expect(outcome.code == 1 && outcome.standardError.contains("state.db"), "\(outcome.text)")
            #expect(try lab.journal() == before)
            for name in ["state.db", "state.db-wal", "state.db-shm"] where lab.exists(".cordon/\(name)") {
                try lab.remove(".cordon/\(name)")
            }
            let rebuilt = try await lab.cordon("run", "--yes")
            #expect(rebuilt.code == 0 && rebuilt.standardError.contains("that the audit log holds"), "\(rebuilt.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
            try Self.isHarmless(lab)
        }
    }
}
