import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Execution
import Foundation
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

/// The live things of a command that talks to a tenant: the only place where they are built.
struct Session {
    let project: Project
    let tenant: Playbooks.Configuration.Tenant
    let graph: RuleGraph
    let client: DefenderClient
    let transport: AsyncHTTPTransport
    let clock = SystemClock()

    var pipeline: Pipeline {
        Pipeline(
            graph: graph, policy: project.policy, tenant: .init(name: tenant.name, id: tenant.id),
            version: Cordon.version, reader: client)
    }

    /// Builds the client of the chosen tenant. Nothing is sent yet.
    static func open(_ project: Project, _ options: ProjectOptions, _ output: Output) throws -> Session {
        let graph = try project.graphToCarryOut(output)
        guard let configuration = project.configuration else { throw CommandFailure(.usage, Messages.noConfiguration) }
        let tenant = try choose(configuration, options.tenant)
        let secret = try SecretReader(project: project).secret(tenant.secret)
        let api = try origin(tenant.api ?? "https://api.security.microsoft.com")
        let clock = SystemClock()
        let signIn = SignIn(
            authority: try origin(tenant.login ?? "https://login.microsoftonline.com"), tenantID: tenant.id,
            clientID: tenant.clientID, secret: secret)
        let transport = AsyncHTTPTransport()
        let client = DefenderClient(
            api: api, signIn: signIn, transport: transport,
            surroundings: Surroundings(
                now: { clock.now() }, sleep: { try await Task.sleep(for: $0) },
                random: { Double.random(in: 0..<1) }))
        announce(project.policy, output)
        return Session(project: project, tenant: tenant, graph: graph, client: client, transport: transport)
    }

    private static func choose(_ configuration: Playbooks.Configuration, _ name: String?) throws(CommandFailure)
        -> Playbooks.Configuration.Tenant
    {
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

    private static func announce(_ policy: Policy, _ output: Output) {
        switch policy.origin {
        case .builtIn: output.note(Messages.builtInPolicy())
        case .none: output.note(Messages.noPolicy)
        case .declared: break
        }
    }

    /// Does a command's work and closes the connections, however it ends.
    func finishing(_ work: () async throws -> Int32) async throws -> Int32 {
        let result: Result<Int32, any Error>
        do { result = .success(try await work()) } catch { result = .failure(error) }
        await transport.close()
        return try result.get()
    }

    // MARK: Permissions

    /// Refuses a plan whose endpoints the sign-in may not call, before anything is sent.
    func checkPermissions(of plan: Plan) async throws {
        do {
            let missing = try await client.missingPermissions(for: plan.endpoints)
            if !missing.isEmpty { throw CommandFailure(.refused, Messages.missing(missing)) }
        } catch let failure as ReadFailure {
            throw CommandFailure(failure)
        }
    }

    // MARK: Ledger

    var place: AuditPlace { AuditPlace(project.folder, project.configuration) }

    /// The ledger to read; nil while there is none: planning makes none.
    func ledgerToRead() throws -> LedgerSQLite? {
        guard Files.exists(place.ledger) else { return nil }
        do { return try LedgerSQLite(reading: place.ledger) } catch { throw CommandFailure(error) }
    }

    /// The ledger to write, made at first need.
    func ledgerToWrite() throws -> LedgerSQLite {
        try StateFolder.make(for: place.ledger)
        do { return try LedgerSQLite(path: place.ledger) } catch { throw CommandFailure(error) }
    }
}
