import ArgumentParser

struct LeasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leases", abstract: "What is in force for a time (`undo_after`), and until when.",
        subcommands: [LeasesListCommand.self, LeasesExtendCommand.self, LeasesReleaseCommand.self],
        defaultSubcommand: LeasesListCommand.self)
}
