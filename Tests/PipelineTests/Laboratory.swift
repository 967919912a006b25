import ActionKit
import Actions
import Audit
import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import Diagnostics
import Execution
import Foundation
import Guardrails
import HTTPTypes
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// A tenant, a client, a ledger and an audit log: everything real but the network and the clock.
final class Laboratory: Sendable {
    let tenant: SimulatedTenant
    let client: DefenderClient
    let ledger: LedgerSQLite
    let trail: LogTrail
    /// Where messages arrive, whatever their channel.
    let mailbox = Mailbox(body: #"{"id":"T-1"}"#)
    let folder: String
    /// The login service, where the test makes the tokens itself.
    let forged: ForgedTokens?

    /// - Parameters:
    ///   - world: as in a world file.
    ///   - roles: nil for all.
    ///   - claims: of every token; nil for those that the tenant gives out.
    ///   - wire: stands between the client and the tenant.
    init(
        _ world: String, roles: [String]? = nil, claims: JSONValue? = nil, wire: (any Transport) -> any Transport = { $0 }
    ) throws {
        var options = SimulatorOptions(now: { Sample.now })
        options.clock = .virtual
        let tenantID = SimulatorOptions.tenantID(seed: options.seed)
        let file = SourceFile(path: "world.yaml", text: world)
        options.source = .world(try WorldFile.read(file, seed: options.seed, tenantID: tenantID, now: Sample.now))
        options.roles = roles
        let tenant = try SimulatedTenant(options)
        let known = tenant.credentials
        let forged = claims.map { ForgedTokens(tenant, claims: $0) }
        let transport: any Transport = if let forged { forged } else { InProcess(tenant: tenant) }
        (self.tenant, self.forged) = (tenant, forged)
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: known.tenantID, clientID: known.clientID,
            secret: Secret(known.clientSecret))
        client = DefenderClient(
            api: try Origin("https://api.example"), signIn: signIn, transport: wire(transport), surroundings: Self.surroundings)
        folder = NSTemporaryDirectory() + "cordon-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = try LedgerSQLite(path: folder + "/state.db")
        trail = try LogTrail(folder)
    }

    /// The client's clock: only waiting moves it.
    private static var surroundings: Surroundings {
        let clock = StillClock(CallLog())
        return Surroundings(
            now: { clock.now() },
            sleep: { duration in
                try Task.checkCancellation()
                await clock.sleep(duration)
            }, random: { 0 })
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func pipeline(_ playbooks: [String], policy: String = "none", history: (any RunHistory)? = nil) -> Pipeline {
        pipeline(Projects.graph(playbooks), Projects.policy(policy), history: history)
    }

    func pipeline(_ graph: RuleGraph, _ policy: Policy, history: (any RunHistory)? = nil) -> Pipeline {
        Pipeline(
            graph: graph, policy: policy,
            tenant: .init(name: "lab", id: tenant.credentials.tenantID), version: "0.1.0", reader: client, records: ledger,
            history: history)
    }

    func request(again: Bool = false) -> PlanRequest {
        PlanRequest(time: Sample.now, lookback: nil, alert: nil, ledger: again ? nil : ledger, tenant: "lab")
    }

    /// By what steps are judged that only their run can tell: the pipeline's policy, and what the ledger says by then.
    func judging(_ pipeline: Pipeline, requests: [ApprovalRequest] = []) -> Judging {
        let ledger = ledger
        return Judging(pipeline.policy) { _ in
            do throws(LedgerFailure) {
                let begun = try ledger.begun(since: Sample.now - .seconds(86_400), tenant: "lab")
                return .success(
                    Standing(
                        now: Sample.now, begun: begun, fleet: 100, approvers: ["bob": ["soc"]], requests: requests,
                        channels: ["soc": .host("hooks.example")]))
            } catch { return .failure(ExpansionFailure(error.description)) }
        }
    }

    func execute(_ review: Review, by pipeline: Pipeline, brake: ScriptedBrake = ScriptedBrake()) async throws -> [RunReport<LiveOutcome>] {
        try ledger.begin(plan: review.plan.archive, tenant: "lab", at: Sample.now)
        let executor = Executor(
            effector: LiveEffector(changing: client, delivering: Mailbox.notifier(mailbox)), trail: trail, ledger: ledger,
            clock: StillClock(CallLog()), tenant: "lab", brake: brake,
            person: "ana")
        return await pipeline.execute(review, with: executor, judging: judging(pipeline))
    }

    /// Plans a playbook of these steps for each device with alerts and carries its first run out.
    func carryOut(_ steps: String, brake: ScriptedBrake = ScriptedBrake()) async throws -> (Plan, RunReport<LiveOutcome>) {
        let pipeline = pipeline([
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
            steps:
            \(steps)
            """
        ])
        let plan = try await pipeline.plan(request())
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        return (plan, try await execute(review, by: pipeline, brake: brake)[0])
    }

    func rehearse(_ review: Review, by pipeline: Pipeline) async throws -> [RunReport<DryOutcome>] {
        let executor = Executor(rehearsingInto: trail, clock: StillClock(CallLog()), tenant: "lab")
        return await pipeline.rehearse(review, with: executor)
    }

    /// What the simulator did, in order.
    func journal() async throws -> [JSONValue] {
        try #require(try await admin(.get, "journal").arrayValue).withBodies
    }

    func counters() async throws -> JSONValue { try await admin(.get, "counters") }

    /// Changes the world behind the API's back.
    func change(_ path: String, _ body: String) async throws { _ = try await admin(.patch, "world/" + path, body) }

    /// Lets the tenant's time pass.
    func advance(_ duration: String) async throws { _ = try await admin(.post, "clock", #"{"advance":"\#(duration)"}"#) }

    /// The next requests meet these faults, as in a file for `--faults`.
    func fault(_ faults: String) async throws { _ = try await admin(.put, "faults", faults) }

    private func admin(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") async throws -> JSONValue {
        let request = HTTPRequest(method: method, scheme: "http", authority: "lab.example", path: "/_simulator/" + path)
        let (response, bytes) = try await tenant.respond(to: request, body: Array(body.utf8))
        try #require(response.status.code < 300)
        return try JSONValue(parsing: bytes)
    }
}

extension JSONValue {
    /// A journal entry's request, as a plan shows it.
    var request: JSONValue { ["method": self["method"] ?? .null, "path": self["path"] ?? .null, "body": self["body"] ?? .null] }
}
