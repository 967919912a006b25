import Canonical
import Planning
import Playbooks

/// Judges whether people have agreed to a step.
struct ApprovalReview {
    let policy: Policy
    let standing: Standing

    /// - Parameter limit: why somebody has to let all of the run go on: whoever agrees to one of its steps does.
    /// - Returns: nil if nobody has to be asked, or if enough have agreed.
    func verdict(on step: PlannedStep, in run: PlannedRun, besides limit: ApprovalDemand? = nil) -> Verdict? {
        if let limit, let denial = denial(limit, run) { return .denied(reason: Messages.denied(denial), stops: false) }
        let demands = ApprovalDemand.all(of: step, policy) + (limit.flatMap { isMet($0, run) ? nil : [$0] } ?? [])
        guard !demands.isEmpty else { return nil }
        if let reason = demands.lazy.compactMap({ unanswerable($0) }).first { return .refused(reason: reason, rule: demands[0].rule) }
        guard let request = standing.requests.first(where: { $0.run == run.id && $0.step == step.group }) else {
            return .waiting(reason: Messages.asks(demands), demands: demands)
        }
        guard request.digest == run.approvalDigest(of: step.group) else {
            return .refused(reason: Messages.askedAboutOther, rule: demands[0].rule)
        }
        // Who agreed before the run was past its limit did not agree to that, and is not asked twice about one plan.
        if let limit, demands.contains(where: { $0.rule == limit.rule }), !request.names(limit) {
            return .refused(reason: Messages.agreedBefore(limit), rule: limit.rule)
        }
        return verdict(demands, request)
    }

    private func verdict(_ demands: [ApprovalDemand], _ request: ApprovalRequest) -> Verdict? {
        for demand in demands {
            let people = people(demand, request)
            if let denial = request.answers.first(where: { !$0.isApproval && people.contains($0.approver) }) {
                return .denied(reason: Messages.denied(denial), stops: demands.contains { $0.otherwise == .stop })
            }
        }
        let open = demands.filter { !isMet($0, request) }
        let late = open.filter { standing.now >= request.asked + $0.within }
        if let demand = late.first(where: { $0.otherwise != .proceed }) {
            return .expired(reason: Messages.expired(demand, request), stops: late.contains { $0.otherwise == .stop })
        }
        guard open.count > late.count else { return nil }
        let waiting = open.filter { !late.contains($0) }
        return .waiting(reason: Messages.waits(waiting, request), demands: waiting)
    }

    /// What people were asked about the run, and would still be asked.
    private func requests(of run: PlannedRun) -> [ApprovalRequest] {
        standing.requests.filter { $0.run == run.id && $0.digest == run.approvalDigest(of: $0.step) }
    }

    private func denial(_ demand: ApprovalDemand, _ run: PlannedRun) -> ApprovalAnswer? {
        requests(of: run).lazy.compactMap { request in
            let people = people(demand, request)
            return request.answers.first { !$0.isApproval && people.contains($0.approver) }
        }.first
    }

    /// Whoever agreed to a step before the run was past the limit has not agreed to that.
    private func isMet(_ demand: ApprovalDemand, _ run: PlannedRun) -> Bool {
        requests(of: run).contains { $0.names(demand) && isMet(demand, $0) }
    }

    private func isMet(_ demand: ApprovalDemand, _ request: ApprovalRequest) -> Bool {
        let people = people(demand, request)
        return Set(request.answers.filter { $0.isApproval && people.contains($0.approver) }.map(\.approver)).count >= demand.quorum
    }

    /// Who may answer; never who asked.
    private func people(_ demand: ApprovalDemand, _ request: ApprovalRequest) -> Set<String> {
        demand.people(standing.approvers, asked: request.asked, now: standing.now).subtracting([request.askedBy])
    }

    /// Why a demand can never be met; nil if it can.
    private func unanswerable(_ demand: ApprovalDemand) -> String? {
        let all = demand.people(standing.approvers, asked: .earliest, now: standing.now)
        return all.count < demand.quorum ? Messages.noApprovers(demand, all.count) : nil
    }
}

extension ApprovalRequest {
    /// Whether people were told of a demand when they were asked; taken for granted where that was not kept.
    fileprivate func names(_ demand: ApprovalDemand) -> Bool { rules.isEmpty || rules.contains(demand.rule) }
}
