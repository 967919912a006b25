import ArgumentParser
import Canonical
import Diagnostics
import Foundation
import Views

/// What goes to the terminal: results to stdout, messages to stderr.
struct Output {
    let isJSON: Bool
    let isColoured: Bool
    let isQuiet: Bool

    /// A result for people.
    func show(_ text: String) {
        guard !isJSON else { return }
        Self.write(text, to: FileHandle.standardOutput)
    }

    /// A result for programs. What it holds cannot speak to the terminal.
    func show(_ document: ResultDocument) {
        guard isJSON else { return }
        Self.write(TerminalText.escapedJSON(document.text) + "\n", to: FileHandle.standardOutput)
    }

    /// A message. Whatever it holds cannot speak to the terminal.
    func note(_ message: String) {
        guard !isQuiet else { return }
        Self.write(Self.harmless(message) + "\n", to: FileHandle.standardError)
    }

    /// What a person has to know to go on, even with `-q`.
    static func tell(_ message: String) { write(harmless(message) + "\n", to: FileHandle.standardError) }

    /// Why the command ends.
    static func fail(_ failure: CommandFailure) -> ExitCode {
        write("error: " + harmless(failure.message) + "\n", to: FileHandle.standardError)
        return failure.exitCode
    }

    /// Several lines become one; nothing else speaks to the terminal.
    private static func harmless(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).map { TerminalText.escaped(String($0)) }.joined(separator: " ")
    }

    /// Whether results go to a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// A closed pipe is the reader's choice and no failure of ours.
    static func write(_ text: String, to file: FileHandle) {
        try? file.write(contentsOf: Data(text.utf8))
    }
}
