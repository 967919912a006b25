import ArgumentParser
import DefenderClient

struct AuthStatusCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Get a token and show what it says: tenant, app or user, permissions, when it ends.",
        discussion: "Example: cordon auth status --format json")

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let connection = try Connection.open(projectOptions, output)
        return try await connection.finishing {
            let identity = IdentityView(try await connection.client.identity(), tenant: connection.tenant)
            output.show(identity.text)
            output.show(identity.document)
            return 0
        }
    }
}
