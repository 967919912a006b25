import ArgumentParser
import DefenderClient
import Playbooks

struct AuthLogoutCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Forget the user who is signed in to the tenant. Nothing is sent.",
        discussion: "Example: cordon auth logout --tenant contoso")

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: false)
        let connection = try Connection.open(projectOptions, output)
        return try await connection.finishing {
            guard case .user(let file) = connection.signIn.credential else {
                throw CommandFailure(.usage, Messages.noUserToLogIn(connection.tenant.name))
            }
            do throws(TokenFile.Fault) {
                output.note(Messages.loggedOut(try file.forget(connection.signIn)))
            } catch {
                throw CommandFailure(.failed, error.description)
            }
            return 0
        }
    }
}
