import Foundation

/// A command at a terminal of its own that has asked its question.
struct Dialogue {
    let question: Child
    private let lab: Lab

    /// Starts the command and waits for its question.
    init(_ lab: Lab, _ command: String) async throws {
        self.lab = lab
        let line = """
            (while [ ! -e answer ]; do sleep 0.02; done; cat answer) \
            | script --quiet --return --flush --command '\(Binary.cordon.path) \(command)' terminal.txt
            """
        question = try Child(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: lab.folder,
            environment: ["CORDON_CLIENT_SECRET": lab.secret, "PATH": "/usr/bin:/bin"])
        while try !Self.text(lab).contains("[y/N]"), question.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    }

    /// Answers, and waits for the end. What both streams say stands in `standardOutput`.
    func answer(_ text: String) async throws -> Child.Outcome {
        try lab.write(text + "\n", to: "answer.new")
        try FileManager.default.moveItem(at: lab.path("answer.new"), to: lab.path("answer"))
        return try await question.outcome()
    }

    private static func text(_ lab: Lab) throws -> String { lab.exists("terminal.txt") ? try lab.read("terminal.txt") : "" }
}
