import ActionKit
import Actions
import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Execution
import Foundation
import Guardrails
import LedgerSQLite
import Notifier
import Pipeline
import Planning
import Playbooks

/// The live things of a command that talks to a tenant: the only place where they are built.
struct Session: Sendable {
    let project: Project
    let tenant: Playbooks.Configuration.Tenant
    let graph: RuleGraph
    let options: ProjectOptions
    private let connection: Connection
    let clock = SystemClock()

    var client: DefenderClient { connection.client }

    /// What carries out the orders of live runs.
    var effector: LiveEffector<DefenderClient, Notifier> {
        LiveEffector(changing: client, delivering: notifier)
    }

    /// What speaks to everybody but the Defender service.
    private var notifier: Notifier {
        let (clock, addresses, services) = (clock, addresses, serviceAddresses)
        return Notifier(
            transport: WebhookTransport(transport: connection.messages), agent: "cordon/\(Cordon.version)", now: { clock.now() },
            address: { addresses.address(of: $0) }, access: { services.access(to: $0) })
    }

    /// Where services are.
    var serviceAddresses: ServiceAddresses { ServiceAddresses(project.configuration, project.policy, folder: project.folder) }

    /// Where channels lead.
    var addresses: ChannelAddresses { ChannelAddresses(project.configuration, project.policy, folder: project.folder) }

    var pipeline: Pipeline { pipeline(graph, project.policy) }

    /// The playbooks of a project with the values that they have in a tenant.
    static func graph(_ graph: RuleGraph, of project: Project, in tenant: String) -> RuleGraph {
        let own = project.configuration?.tenants.first { $0.name == tenant }?.variables ?? []
        return graph.holding(graph.values.replacing(own))
    }

    /// The pipeline of what a plan was made with.
    func pipeline(_ graph: RuleGraph, _ policy: Policy) -> Pipeline {
        Pipeline(
            graph: graph, policy: policy, tenant: .init(name: tenant.name, id: tenant.id),
            version: Cordon.version, reader: client, records: LedgerWhenAsked(path: place.ledger),
            history: RunReversals(session: self), services: notifier)
    }

    /// Builds the client of the chosen tenant. Nothing is sent yet.
    static func open(_ project: Project, _ options: ProjectOptions, _ output: Output) throws -> Session {
        let graph = try project.graphToCarryOut(output)
        guard let configuration = project.configuration else { throw CommandFailure(.usage, Messages.noConfiguration) }
        let connection = try Connection(configuration, folder: project.folder, tenant: options.tenant, output)
        let project = project.holding(policyOf: connection.tenant.name)
        announce(project.policy, output)
        return Session(
            project: project, tenant: connection.tenant, graph: Self.graph(graph, of: project, in: connection.tenant.name),
            options: options, connection: connection)
    }

    private static func announce(_ policy: Policy, _ output: Output) {
        switch policy.origin {
        case .builtIn: output.note(Messages.builtInPolicy())
        case .none: output.note(Messages.noPolicy)
        case .declared: break
        }
    }

    /// Does a command's work and closes the connections, however it ends.
    func finishing(_ work: () async throws -> Int32) async throws -> Int32 { try await connection.finishing(work) }

    // MARK: Permissions

    /// Refuses a plan whose endpoints the sign-in may not call, before anything is sent.
    func checkPermissions(of plan: Plan) async throws {
        do {
            let missing = try await client.missingPermissions(for: plan.endpoints + (plan.undoesLater ? try opposites() : []))
            if !missing.isEmpty { throw CommandFailure(.refused, Messages.missing(missing)) }
        } catch let failure as ReadFailure {
            throw CommandFailure(failure)
        }
    }

    /// The endpoints that take back what was done so far, whichever run it was.
    private func opposites() throws(CommandFailure) -> [Endpoint] {
        guard let ledger = try ledgerToRead() else { return [] }
        let done: [String]
        do { done = try ledger.actionsDone(in: tenant.name) } catch { throw CommandFailure(error) }
        return done.compactMap { Catalogue.standard[$0]?.opposite }.compactMap { Catalogue.standard[$0] }.flatMap { $0.endpoints }
    }

    // MARK: Ledger

    var place: AuditPlace { AuditPlace(project.folder, project.configuration) }

    /// The ledger to read; nil while there is none: planning makes none.
    func ledgerToRead() throws(CommandFailure) -> LedgerSQLite? {
        guard Files.exists(place.ledger) else { return nil }
        do { return try LedgerSQLite(reading: place.ledger) } catch { throw CommandFailure(error) }
    }

    /// What is overdue heads every output: somebody may still be cut off.
    func tellOverdue(_ ledger: LedgerSQLite?, _ output: Output) {
        // Whoever cannot read the ledger is told so where it is needed.
        let leases = (try? ledger?.leases(in: tenant.name)) ?? []
        for lease in leases where lease.isDue(at: clock.now()) { output.note(Messages.overdue(lease)) }
    }

    /// The ledger to write, made at first need.
    func ledgerToWrite() throws -> LedgerSQLite {
        try StateFolder.make(for: place.ledger)
        do { return try LedgerSQLite(path: place.ledger) } catch { throw CommandFailure(error) }
    }
}
