import Foundation
import Testing

/// What `--help` promises.
@Suite(.serialized)
struct HelpTests {
    static let commands = [
        ["validate"], ["fmt"], ["plan"], ["apply"], ["run"], ["audit", "log"], ["audit", "show"],
        ["audit", "verify"], ["audit", "checkpoint"], ["audit", "consistency"], ["audit", "export"], ["auth", "login"],
        ["auth", "status"], ["auth", "logout"], ["auth", "check"], ["hunt"], ["api"], ["simulate"],
    ]

    private static func help(_ command: [String]) async throws -> Child.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-help-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await Child(Binary.cordon, command + ["--help"], in: folder, environment: ["COLUMNS": "200"]).outcome()
    }

    @Test(arguments: commands)
    func everyCommandShowsAnExampleOfOptionsThatItHas(_ command: [String]) async throws {
        let outcome = try await Self.help(command)
        #expect(outcome.code == 0)
        let example = try #require(outcome.standardOutput.split(separator: "Example: ").dropFirst().first)
        let line = example.prefix { $0 != "|" && $0 != "," }.split(separator: "\n\n").first ?? ""
        let words = line.split { $0.isWhitespace }
        #expect(words.starts(with: ["cordon"] + command.map { Substring($0) }))
        for option in words where option.hasPrefix("--") {
            #expect(outcome.standardOutput.contains("  \(option)"), "\(command) has no \(option)")
        }
    }

    @Test func theTopNamesEveryCommandAndExitCode() async throws {
        let outcome = try await Self.help([])
        for command in HelpTests.commands { #expect(outcome.standardOutput.contains("\n  \(command[0]) ")) }
        for code in ["0 done", "1 errors", "2 changes", "3 something", "4 refused", "5 the service", "64 wrong usage"] {
            #expect(outcome.standardOutput.split { $0.isWhitespace }.joined(separator: " ").contains(code))
        }
    }
}
