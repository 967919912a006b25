import ArgumentParser
import Foundation

/// The flags of every command that speaks to a terminal.
struct TerminalOptions: ParsableArguments {
    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(name: .customLong("color"), help: "Colours; `auto` means on a terminal and without NO_COLOR.")
    var colour: Colour = .auto

    @Flag(name: .shortAndLong, help: "No messages on stderr, except why a command fails.")
    var quiet = false

    /// - Parameter isJSON: results are for programs.
    func output(isJSON: Bool) -> Output {
        Output(isJSON: isJSON, isColoured: isColoured, isQuiet: quiet)
    }

    private var isColoured: Bool {
        switch colour {
        case .always: true
        case .never: false
        case .auto: Output.isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        }
    }
}
