import ArgumentParser

/// The flags of every command that shows results.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case human, json
    }

    @Option(help: "How results are shown on stdout.")
    var format: Format = .human

    @OptionGroup var terminal: TerminalOptions

    var output: Output { terminal.output(isJSON: format == .json) }
}
