import ArgumentParser

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Agree to a step that waits for people, or make a key to do so.",
        subcommands: [ApproveStepCommand.self, ApproveKeygenCommand.self],
        defaultSubcommand: ApproveStepCommand.self)
}
