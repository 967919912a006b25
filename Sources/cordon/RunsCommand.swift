import ArgumentParser

struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "What was begun: list it, look at one run, cancel one.",
        usage: "cordon runs list|show|cancel",
        discussion: "Example: cordon runs list",
        subcommands: [RunsListCommand.self, RunsShowCommand.self, RunsCancelCommand.self])
}
