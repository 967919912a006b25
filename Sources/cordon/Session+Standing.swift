import ActionKit
import Canonical
import Diagnostics
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

extension Session {
    /// What forbids writing, asked before every write.
    func brake(_ ledger: any StopLedger) -> ProjectBrake {
        let file = HaltFile(besides: place.ledger)
        return ProjectBrake(
            file: { file.stop() }, ledger: ledger, breakers: project.policy.breakers, tenant: tenant.name, clock: clock)
    }

    /// What the policy judges a plan by, besides the plan.
    /// - Parameters:
    ///   - graph: the playbooks that it was made of: `resume` has those of then.
    ///   - ledger: nil while there is none.
    ///   - mayNote: whether a count of the fleet is kept: planning writes nothing.
    func standing(for plan: Plan, of graph: RuleGraph, _ ledger: LedgerSQLite?, mayNote: Bool) async throws(CommandFailure) -> Standing {
        let now = clock.now()
        let devices = isShareOfFleetLimited(by: plan, graph) ? try await fleet(ledger, at: now, mayNote: mayNote) : nil
        do throws(LedgerFailure) {
            guard let ledger else {
                return Standing(
                    now: now, begun: [], fleet: devices, stop: HaltFile(besides: place.ledger).stop(), approvers: approvers,
                    channels: channels(of: plan), services: services(of: plan))
            }
            let longest = (project.policy.limits.map(\.window) + graph.limits.values.map(\.longestWindow)).max() ?? .zero
            return Standing(
                now: now, begun: try ledger.begun(since: now - longest, tenant: tenant.name), fleet: devices,
                stop: try brake(ledger).standing(), approvers: approvers, requests: try requests(of: plan, ledger),
                channels: channels(of: plan), services: services(of: plan), kept: try ledger.kept(tenant.name))
        } catch { throw CommandFailure(error) }
    }

    /// Where the channels lead that a plan uses.
    private func channels(of plan: Plan) -> [String: ChannelHost] {
        let addresses = addresses
        return Dictionary(plan.channels.map { ($0, addresses.host(of: $0)) }) { first, _ in first }
    }

    /// Where the services are that a plan calls.
    private func services(of plan: Plan) -> [String: ChannelHost] {
        let addresses = serviceAddresses
        return Dictionary(plan.services.map { ($0.key, addresses.host(of: $0.key, at: $0.value)) }) { first, _ in first }
    }

    /// Those who can answer: a sign-in alone signs nothing.
    private var approvers: [String: Set<String>] {
        let keys = project.configuration?.approverKeys ?? [:]
        let able = (project.configuration?.approvers ?? []).filter { keys[$0.name] != nil }
        return Dictionary(able.map { ($0.name, Set($0.groups)) }) { first, _ in first }
    }

    /// What people were asked about a plan. An answer that is not signed by its approver's key counts for nothing.
    private func requests(of plan: Plan, _ ledger: LedgerSQLite) throws(LedgerFailure) -> [ApprovalRequest] {
        let keys = project.configuration?.approverKeys ?? [:]
        return try ledger.questions(of: plan.digest).map { question, answers in
            ApprovalRequest(
                run: question.run, step: question.step, digest: question.digest, asked: question.asked, askedBy: question.askedBy,
                answers: answers.compactMap { $0.verified(question, keys: keys) }, rules: question.rules)
        }
    }

    /// Whether a limit by share concerns what the plan would do: only then is the fleet counted.
    private func isShareOfFleetLimited(by plan: Plan, _ graph: RuleGraph) -> Bool {
        let shared = Set(project.policy.limits.filter { $0.share != nil }.flatMap(\.actions))
        let playbooks = graph.limits.filter { $0.value.devices?.value.share != nil }
        return plan.runs.contains { run in
            guard run.mode == .enforce, !run.steps.isEmpty else { return false }
            return playbooks[run.playbook] != nil || run.steps.contains { shared.contains($0.action.key) }
        }
    }

    /// How many devices are onboarded, as the ledger knows or the service tells.
    private func fleet(_ ledger: LedgerSQLite?, at now: Timestamp, mayNote: Bool) async throws(CommandFailure) -> Int {
        if let known = try known(ledger, at: now) { return known }
        let devices: Int
        do throws(PipelineFailure) { devices = try await pipeline.onboardedDevices() } catch { throw CommandFailure(error) }
        guard mayNote, let ledger else { return devices }
        do throws(LedgerFailure) { try ledger.note(Fleet(devices: devices, time: now), of: tenant.name) } catch {
            throw CommandFailure(error)
        }
        return devices
    }

    private func known(_ ledger: LedgerSQLite?, at now: Timestamp) throws(CommandFailure) -> Int? {
        do throws(LedgerFailure) {
            guard let fleet = try ledger?.fleet(of: tenant.name), fleet.isFresh(at: now) else { return nil }
            return fleet.devices
        } catch { throw CommandFailure(error) }
    }
}
