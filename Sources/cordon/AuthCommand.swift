import ArgumentParser

struct AuthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth", abstract: "The sign-in: who we are, and what we may.",
        subcommands: [AuthLoginCommand.self, AuthStatusCommand.self, AuthLogoutCommand.self, AuthCheckCommand.self])
}
