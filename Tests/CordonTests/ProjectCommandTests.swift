import Canonical
import Foundation
import Testing

/// What an author does before anything is sent: begin a project, look at it, try expressions. No network.
@Suite(.serialized)
struct ProjectCommandTests {
    private struct Project {
        let folder: URL

        func cordon(_ arguments: [String]) async throws -> Child.Outcome {
            try await Child(Binary.cordon, arguments, in: folder, environment: [:]).outcome()
        }
    }

    /// A project as `init` writes it.
    private func begun(_ body: (Project) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cordon-init-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let project = Project(folder: folder)
        let outcome = try await project.cordon(["init"])
        #expect(outcome.code == 0, "\(outcome.text)")
        try await body(project)
    }

    /// The CI example of the new project would be green.
    @Test func aNewProjectIsCleanAndLaidOut() async throws {
        try await begun { project in
            for arguments in [["validate", "--strict"], ["fmt", "--check"]] {
                let outcome = try await project.cordon(arguments)
                #expect(outcome.code == 0, "\(arguments): \(outcome.text)")
            }
        }
    }

    @Test func whatIsThereIsNeverReplaced() async throws {
        try await begun { project in
            let file = project.folder.appending(path: "cordon.yaml")
            try Data("mine".utf8).write(to: file)
            let again = try await project.cordon(["init"])
            #expect(again.code == 64)
            #expect(again.standardError.contains("are there already; nothing was written"))
            #expect(try Data(contentsOf: file) == Data("mine".utf8))
        }
    }

    static let rows: [(arguments: [String], code: Int32, text: String)] = [
        (["explain", "contain-ransomware"], 0, "severity eq 'High' and category eq 'Ransomware' and status ne 'Resolved'"),
        (["explain", "playbook", "contain-ransomware"], 0, "A run touches at most 1 device."),
        (["explain", "action", "isolate_device"], 0, "Machine.Isolate"),
        (["explain", "entity", "device"], 0, "onboardingStatus"),
        (["explain", "function", "startsWith"], 0, "string.startsWith(string) -> bool"),
        (["explain", "policy"], 0, "domain-controllers"),
        (["explain", "policy"], 0, "1 approver of cordon.yaml must have agreed within 1d"),
        (["explain", "policy", "--format", "json"], 0, "at most 5% of the onboarded ones"),
        (["explain", "cdn0601"], 0, "never true"),
        (["explain", "action", "isolat_device"], 64, "did you mean isolate_device?"),
        (["explain", "contain-ransomwar"], 64, "did you mean contain-ransomware?"),
        (["explain", "isolate_device"], 64, "For the action of this name: cordon explain action isolate_device"),
        (["explain", "what", "ever"], 64, "there is no subject what"),
        (["graph"], 0, "flowchart LR"),
        (["graph", "--format", "dot"], 0, "digraph cordon {"),
        (["graph", "--format", "svg"], 0, "<svg xmlns="),
        (["graph", "--format", "json"], 0, "\"schema\": \"cordon/graph/1\""),
        (["graph", "--overlaps"], 0, "No two playbooks act on the same device"),
        (["schema", "playbook"], 0, "http://json-schema.org/draft-07/schema#"),
        (["schema", "config"], 0, "clientId"),
        (["schema", "plans"], 64, "plans"),
        (["eval", "1 + 1"], 0, "2"),
        (["eval", "--type", "alert.evidence.map(e, e.sha1)"], 0, "list(string or null)"),
        (["eval", "alert.sverity == \"High\""], 1, "did you mean `severity`?"),
        (["eval", "alert.severity == \"High\""], 64, "name a file with --alert"),
        (["eval", "alert.severity == \"High\"", "--alert", "none.json"], 64, "none.json"),
    ]

    @Test func whatEachCommandSays() async throws {
        try await begun { project in
            for row in Self.rows {
                let outcome = try await project.cordon(row.arguments)
                #expect(outcome.code == row.code, "\(row.arguments): \(outcome.text)")
                #expect(outcome.text.contains(row.text), "\(row.arguments): \(outcome.text)")
            }
        }
    }

    @Test(arguments: [["\u{1b}[31m\u{202e}x"], ["validate", "--\u{1b}[2Jfix"], ["graph", "--format", "\u{1b}]0;x\u{7}"]])
    func whatWasTypedDoesNotSpeakToTheTerminal(arguments: [String]) async throws {
        try await begun { project in
            let outcome = try await project.cordon(arguments)
            #expect(outcome.code == 64)
            #expect(outcome.text.contains("\\u{1b}"), "\(outcome.text)")
            #expect(!outcome.text.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" || $0 == "\u{7}" })
        }
    }

    @Test func mistakesOfTablesAreShownWithTheOthers() async throws {
        try await begun { project in
            let file = project.folder.appending(path: "cordon.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            let tables = """

                data:
                  owners: { file: owners.csv, columns: { device: string, count: int } }
                  gone: { file: gone.csv, columns: { device: string } }

                """
            try Data((text + tables).utf8).write(to: file)
            try Data("device,count\na,many\n".utf8).write(to: project.folder.appending(path: "owners.csv"))
            let outcome = try await project.cordon(["validate"])
            #expect(outcome.code == 1)
            #expect(outcome.text.contains("owners.csv:2:3: error: `count` must be int [CDN0431]"), "\(outcome.text)")
            #expect(outcome.text.contains("error: there is no file `gone.csv` in the project [CDN0434]"))
            try Data("device,count\na,7\n".utf8).write(to: project.folder.appending(path: "owners.csv"))
            try Data("device\nb\n".utf8).write(to: project.folder.appending(path: "gone.csv"))
            let mended = try await project.cordon(["validate"])
            #expect(mended.code == 0, "\(mended.text)")
        }
    }

    @Test func aFalseExpressionShowsTheValueOfEachPart() async throws {
        try await begun { project in
            let alert = #"{"id":"a","severity":"Low","title":"a drill\u001b[31m"}"#
            try Data(alert.utf8).write(to: project.folder.appending(path: "alert.json"))
            let outcome = try await project.cordon(
                ["eval", #"alert.severity == "High" && alert.title.contains("drill")"#, "--alert", "alert.json"])
            #expect(outcome.code == 0)
            #expect(outcome.standardOutput.hasPrefix("false\n"))
            #expect(outcome.standardOutput.contains("\"Low\""))
            let title = try await project.cordon(["eval", "alert.title", "--alert", "alert.json"])
            #expect(title.standardOutput == "a drill\\u{1b}[31m\n")
            let unknown = try await project.cordon(["eval", #"device.osPlatform == "Linux""#, "--alert", "alert.json"])
            #expect(unknown.code == 1)
        }
    }
}
