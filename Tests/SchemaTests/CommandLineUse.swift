import Canonical
import Foundation

/// The commands of the binary and their options, as it tells them itself.
struct CommandLineUse {
    private let root: JSONValue

    /// Asks the binary, which stands beside the tests.
    init() throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "cordon")
        process.arguments = ["--experimental-dump-help"]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        root = try JSONValue(parsing: Array(output))["command"] ?? .null
    }

    /// What is wrong with `cordon WORD …`; nil if nothing is.
    func mistake(in line: String) -> String? {
        var command = root
        var isBehindCommands = false
        for word in line.split(whereSeparator: { " []".contains($0) }).dropFirst().map(String.init) {
            if word.hasPrefix("--") {
                let name = String(word.dropFirst(2).prefix { $0 != "=" })
                guard Self.options(of: command).contains(name) else { return "\(word) is no option in `\(line)`" }
            } else if !isBehindCommands, let next = Self.command(word, in: command) {
                command = next
            } else if Self.commands(of: command).isEmpty || word == "COMMAND" {
                isBehindCommands = true
            } else {
                return "\(word) is no command in `\(line)`"
            }
        }
        return nil
    }

    private static func commands(of command: JSONValue) -> [JSONValue] {
        (command["subcommands"]?.arrayValue ?? []).filter { $0["commandName"] != "help" }
    }

    private static func command(_ name: String, in command: JSONValue) -> JSONValue? {
        commands(of: command).first { $0["commandName"]?.stringValue == name }
    }

    private static func options(of command: JSONValue) -> [String] {
        let names = (command["arguments"]?.arrayValue ?? []).flatMap { $0["names"]?.arrayValue ?? [] }
        return ["help"] + names.filter { $0["kind"] == "long" }.compactMap { $0["name"]?.stringValue }
    }
}
