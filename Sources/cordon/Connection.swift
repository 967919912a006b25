import DefenderAPI
import DefenderClient
import Playbooks

/// The client of one tenant of cordon.yaml. Building it sends nothing.
struct Connection {
    let tenant: Configuration.Tenant
    let signIn: SignIn
    let client: DefenderClient
    let transport: AsyncHTTPTransport
    /// What messages are sent by.
    let messages: AsyncHTTPTransport
    let surroundings: Surroundings

    /// The chosen tenant of a project.
    static func open(_ options: ProjectOptions, _ output: Output) throws(CommandFailure) -> Connection {
        let (folder, configuration) = try Project.configuration(options)
        guard let configuration else { throw CommandFailure(.usage, Messages.noConfiguration) }
        return try Connection(configuration, folder: folder, tenant: options.tenant, output)
    }

    /// - Parameter output: is told when the client has to wait.
    init(_ configuration: Configuration, folder: String, tenant name: String?, _ output: Output) throws(CommandFailure) {
        tenant = try Self.choose(configuration, name)
        signIn = SignIn(
            authority: try Self.origin(tenant.login), tenantID: tenant.id, clientID: tenant.clientID,
            credential: try CredentialReader(folder: folder).credential(tenant.credential), resource: tenant.resource)
        let (api, graph) = (try Self.origin(tenant.api), try Self.origin(tenant.graph))
        let clock = SystemClock()
        surroundings = Surroundings(
            now: { clock.now() }, sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) })
        // It has to be closed, so nothing may fail once it is made.
        transport = AsyncHTTPTransport()
        messages = AsyncHTTPTransport(limits: WebhookTransport.limits)
        client = DefenderClient(
            api: api, graph: ServiceAddress(graph, resource: tenant.cloud.graph),
            signIn: signIn, transport: transport, surroundings: surroundings, notice: { output.note($0.description) })
    }

    static func choose(_ configuration: Configuration, _ name: String?) throws(CommandFailure) -> Configuration.Tenant {
        let names = configuration.tenants.map(\.name)
        if let name {
            guard let tenant = configuration.tenants.first(where: { $0.name == name }) else {
                throw CommandFailure(.usage, Messages.noSuchTenant(name, names))
            }
            return tenant
        }
        guard let tenant = configuration.tenants.first, names.count == 1 else {
            throw CommandFailure(.usage, Messages.severalTenants(names))
        }
        return tenant
    }

    private static func origin(_ text: String) throws(CommandFailure) -> Origin {
        do { return try Origin(text) } catch { throw CommandFailure(.usage, error.description) }
    }

    /// Does a command's work and closes the connections, however it ends. Ctrl-C ends it: a read leaves nothing behind.
    func finishing(_ work: () async throws -> Int32) async throws -> Int32 {
        let result: Result<Int32, any Error>
        do { result = .success(try await work()) } catch { result = .failure(error) }
        await transport.close()
        await messages.close()
        do { return try result.get() } catch let failure as ReadFailure { throw CommandFailure(failure) }
    }
}
