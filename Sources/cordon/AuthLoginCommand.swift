import ArgumentParser
import DefenderAPI
import DefenderClient
import Foundation
import Playbooks

struct AuthLoginCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in as a user, where cordon.yaml says `credential: { user: browser }` or `{ user: deviceCode }`.",
        discussion: "Example: cordon auth login --tenant contoso")

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let connection = try Connection.open(projectOptions, output)
        let (code, _) = try await Interruption.guarding {
            try await connection.finishing {
                let tenant = connection.tenant
                guard case .user(let flow) = tenant.credential, case .user(let file) = connection.signIn.credential else {
                    throw CommandFailure(.usage, Messages.noUserToLogIn(tenant.name))
                }
                let login = UserLogin(
                    connection.signIn, keeping: file, transport: connection.transport, surroundings: connection.surroundings)
                let claims = try await signIn(login, flow)
                let identity = IdentityView(claims, tenant: tenant)
                output.show(identity.text)
                output.show(identity.document)
                return 0
            }
        }
        return code
    }

    private func signIn(_ login: UserLogin, _ flow: Credential.UserFlow) async throws(ReadFailure) -> TokenClaims {
        switch flow {
        case .deviceCode:
            // Shown even with -q: nobody could sign in without it.
            try await login.byDeviceCode { Output.tell(Messages.deviceCode($0)) }
        case .browser:
            try await login.byBrowser { address in
                Output.tell(Messages.browser(address))
                Browser.open(address)
            }
        }
    }
}
