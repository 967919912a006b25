import Foundation
import Testing

/// What docs/cli.md and docs/authentication.md show is run, not believed.
@Suite(.serialized)
struct DocumentationTests {
    private static func blocks(_ language: String, of page: String = "cli.md") throws -> [String] {
        let file = Binary.repository.appendingPathComponent("docs/\(page)")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    /// Every `$ cordon …` line is run in one lab, in order; the lines below it must be in its output, in order, and
    /// `# exit N` behind it is the exit code. `…` stands for anything.
    @Test(arguments: [("cli.md", 8), ("authentication.md", 2)])
    func everyExampleOfTheCommandLineIsTrue(_ page: String, _ count: Int) async throws {
        let commands = try Self.blocks("console", of: page).flatMap { $0.components(separatedBy: "$ ").dropFirst() }
        #expect(commands.count >= count)
        try await Lab.open { lab in
            for command in commands {
                let lines = command.split(separator: "\n").map { String($0) }
                let parts = lines[0].components(separatedBy: "# exit ")
                let words = parts[0].split(separator: " ").map { String($0) }
                let outcome = try await lab.start(Array(words.dropFirst())).outcome()
                #expect(words.first == "cordon")
                #expect(outcome.code == (parts.count > 1 ? Int32(parts[1]) : 0), "\(lines[0]): \(outcome.text)")
                expect(lines.dropFirst(), inOrderIn: outcome.text, of: lines[0])
            }
        }
    }

    private func expect(_ lines: ArraySlice<String>, inOrderIn text: String, of command: String) {
        var rest = text[...]
        for piece in lines.flatMap({ $0.components(separatedBy: "…") }) where !piece.isEmpty {
            guard let range = rest.range(of: piece) else {
                Issue.record("`\(command)` does not print: \(piece)\n\(text)")
                return
            }
            rest = rest[range.upperBound...]
        }
    }

    @Test func theConfigurationThatIsShownIsValid() async throws {
        let configuration = try #require(try Self.blocks("yaml").first)
        try await Lab.open { lab in
            try lab.write(configuration, to: "cordon.yaml")
            let outcome = try await lab.cordon("validate")
            #expect(outcome.code == 0, "\(outcome.text)")
        }
    }
}
