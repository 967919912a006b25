import Canonical
import Foundation
import Testing

/// `put_library_file` through the built binary: which file is sent, and which is not.
@Suite(.serialized)
struct LibraryFileTests {
    private static let playbook = """
        playbook: act
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        steps:
          - put_library_file: { file: FILE, name: collect.ps1 }

        """

    private static func open(_ file: String, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: World.twoInfected) { lab in
            for name in try FileManager.default.contentsOfDirectory(atPath: lab.path("playbooks").path) {
                try lab.remove("playbooks/\(name)")
            }
            try lab.write(playbook.replacingOccurrences(of: "FILE", with: file), to: "playbooks/act.yaml")
            try await body(lab)
        }
    }

    @Test func aFileThatChangedAfterThePlanIsNotSent() async throws {
        try await Self.open("collect.ps1") { lab in
            try lab.write("Get-Date\n", to: "collect.ps1")
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0, "\(plan.text)")
            #expect(plan.standardOutput.contains("SHA-256 \(Digest(of: Array("Get-Date\n".utf8)).description.dropFirst(7))"))
            try lab.write("Remove-Item C:\\\n", to: "collect.ps1")
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 4, "\(apply.text)")
            #expect(apply.standardError.contains("collect.ps1 was changed after the plan was made"), "\(apply.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// Names of files that no step may send, and what is said of them.
    static let refused = [
        ("missing.ps1", "there is none"), ("../secret", "the path of a file of the project"), ("/etc/passwd", "the path of a file"),
        ("\"${alert.title}\"", "the path of a file"), ("link", "outside the project's folder"), ("playbooks", "no regular file"),
        ("large.bin", "at most 20 MB"),
    ]

    @Test(arguments: refused) func aFileThatMayNotBeSentIsAMistakeAtItsPlace(file: String, sentence: String) async throws {
        try await Self.open(file) { lab in
            try FileManager.default.createSymbolicLink(atPath: lab.path("link").path, withDestinationPath: "/etc/hostname")
            try Data(count: (20 << 20) + 1).write(to: lab.path("large.bin"))
            let outcome = try await lab.cordon("validate")
            #expect(outcome.code == 1, "\(outcome.text)")
            #expect(outcome.standardError.contains("playbooks/act.yaml:5:"), "\(outcome.text)")
            #expect(outcome.standardError.contains(sentence), "\(outcome.text)")
        }
    }
}
