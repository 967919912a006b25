import ArgumentParser
import Foundation

/// The flags of every command that shows results.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case human, json
    }

    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(help: "How results are shown on stdout.")
    var format: Format = .human

    @Option(name: .customLong("color"), help: "Colours; `auto` means on a terminal and without NO_COLOR.")
    var colour: Colour = .auto

    @Flag(name: .shortAndLong, help: "No messages on stderr, except why a command fails.")
    var quiet = false

    var output: Output {
        Output(isJSON: format == .json, isColoured: isColoured, isQuiet: quiet)
    }

    private var isColoured: Bool {
        switch colour {
        case .always: true
        case .never: false
        case .auto: isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        }
    }
}
