import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// Decides what becomes of the steps of a run: which may start, which are waited for, and what a failure stops. It holds the
/// outcomes so far and does nothing itself.
struct RunState<Outcome: StepOutcome>: Sendable {
    /// What to do next.
    enum Turn {
        case carryOut(PlannedStep)
        case settle(PlannedStep, Outcome)
        /// People have to agree before it is done, and are asked.
        case ask(PlannedStep, [ApprovalDemand])
        /// Nothing can start before one of these has ended.
        case await([Parked])
    }

    /// A step that the service took and that waits for its device.
    struct Parked: Sendable {
        let step: PlannedStep
        /// What the step is once its device has carried it out.
        let outcome: Outcome
        let actionIDs: [String]
        let since: Timestamp
        /// Of a step that waits for no device: when the run is to be read and judged again.
        let pausedUntil: Timestamp?

        /// When the playbook stops waiting; nil if it never does.
        var deadline: Timestamp? { step.options.wait?.timeout.map { since + $0 } }
    }

    private struct Cancellation {
        let person: String

        var before: String { Messages.cancelledBy(person) }
        var inFlight: String { Messages.cancelledInFlight(person) }
    }

    private var steps: [ReviewedStep]
    private var outcomes: [String: Outcome] = [:]
    private var tallies: RunTallies<Outcome>
    private var parked: [Parked] = []
    private var stop: String?
    /// The same of called playbooks, by their calls.
    private var stops: [String: String] = [:]
    /// Steps with a deed that another process has begun: what became of it is found out before anything else is decided.
    private var begun: Set<String> = []
    /// Why no step is begun any more: somebody has cancelled the run.
    private var cancellation: Cancellation?
    /// The steps of the playbook that people were asked about.
    private var asked: Set<String> = []
    /// Whether the run has to take back what it did.
    private(set) var undoes = false

    init(_ steps: [ReviewedStep]) {
        self.steps = steps
        tallies = RunTallies(steps.map(\.step))
    }

    /// How the steps of the playbook ended so far.
    var results: [String: StepResult] { tallies.results }

    /// Whether every step has ended, and it is known how.
    var isOver: Bool { steps.allSatisfy { outcomes[$0.step.id].map { $0.word != "unknown" } ?? false } }

    /// The steps that have ended.
    var ended: Set<String> { Set(outcomes.keys) }

    /// Notes what a step has turned out to be that only the run could tell.
    mutating func replace(_ step: PlannedStep, by reviewed: [ReviewedStep]) {
        steps = steps.flatMap { $0.step.id == step.id ? reviewed : [$0] }
        tallies.replace(step, by: reviewed.map(\.step))
    }

    /// What to do next; nil once every step has ended, or where the rest is left.
    /// - Parameter isLeaving: whether nothing new is sent any more.
    func next(isLeaving: Bool) -> Turn? {
        if let cancellation, let first = parked.first { return .settle(first.step, .cancelled(cancellation.inFlight)) }
        for reviewed in steps where !isBegun(reviewed.step) {
            if begun.contains(reviewed.step.id) {
                if isLeaving { continue }
                return .carryOut(reviewed.step)
            }
            if let stop = stop ?? reviewed.step.calls.lazy.compactMap({ stops[$0.id] }).first {
                return .settle(reviewed.step, .skipped(stop))
            }
            if let cancellation { return .settle(reviewed.step, .cancelled(cancellation.before)) }
            if !isLeaving, !isHeld, !isAsked(reviewed), isReady(reviewed.step) { return decide(reviewed) }
        }
        return isLeaving || parked.isEmpty ? nil : .await(parked)
    }

    /// After what nobody knows, no new step starts.
    private var isHeld: Bool { outcomes.values.contains { $0.word == "unknown" } }

    /// Whether somebody has to answer before the step can be done.
    private func isAsked(_ reviewed: ReviewedStep) -> Bool {
        guard case .waiting = reviewed.verdict else { return false }
        return asked.contains(reviewed.step.group)
    }

    /// Whether the run waits for people.
    var isAsking: Bool { steps.contains { outcomes[$0.step.id] == nil && isAsked($0) } }

    /// Notes that people were asked about a step of the playbook.
    mutating func noteAsked(_ group: String) { asked.insert(group) }

    /// Notes that the service took a step which waits for its device.
    mutating func park(_ step: PlannedStep, _ outcome: Outcome, at time: Timestamp, pausedUntil: Timestamp? = nil) {
        parked.append(
            Parked(step: step, outcome: outcome, actionIDs: outcome.actionIDs, since: time, pausedUntil: pausedUntil))
    }

    /// Notes that another process has begun a step.
    mutating func noteBegun(_ step: PlannedStep) { begun.insert(step.id) }

    /// The items of the same `for_each` that can go on as well as this one, by id.
    /// - Parameter joint: tells which of them a request of this process has begun.
    func peers(of step: PlannedStep, begunBy joint: JointWork) -> [String: PlannedStep] {
        let isStopped = cancellation != nil || stop != nil || step.calls.contains { stops[$0.id] != nil }
        var peers: [String: PlannedStep] = [:]
        for reviewed in steps where reviewed.step.group == step.group && reviewed.step.id != step.id && !isBegun(reviewed.step) {
            let isFree = joint.hasBegun(reviewed.step) || (!isStopped && !begun.contains(reviewed.step.id) && isReady(reviewed.step))
            guard isFree, case .carryOut = decide(reviewed) else { continue }
            peers[reviewed.step.id] = reviewed.step
        }
        return peers
    }

    /// Notes that somebody has cancelled the run.
    mutating func cancel(by person: String) { cancellation = Cancellation(person: person) }

    /// What keeps a step from being begun; nil if nothing does.
    func refusal(of step: PlannedStep) -> Outcome? {
        if let cancellation { return .cancelled(cancellation.before) }
        guard let reviewed = steps.first(where: { $0.step.id == step.id }) else { return nil }
        switch verdict(on: reviewed) {
        case .settle(_, let outcome): return outcome
        // It was begun under another policy.
        case .ask(_, let demands): return .refused(Messages.asksNow, rule: demands.first?.rule ?? "approval")
        case .carryOut, .await: return nil
        }
    }

    /// Notes how a step ended. After a failure the playbook decides.
    /// - Parameter found: what a look-up gave that only the run could tell.
    mutating func note(_ outcome: Outcome, of step: PlannedStep, found: [String: FieldValue] = [:]) {
        parked.removeAll { $0.step.id == step.id }
        begun.remove(step.id)
        outcomes[step.id] = outcome
        tallies.note(outcome, of: step, found: found)
        if [.expired(outcome.reason ?? ""), .denied(outcome.reason ?? "")].contains(outcome), stopsWithoutConsent(step) {
            stop = stop ?? Messages.stopped(after: step.id, outcome.word)
        }
        let reason = Messages.stopped(after: step.id, outcome.word)
        if tallies.steps[step.group]?.isFailure(outcome, of: step) == true { halt(step.options.onFailure, in: step.calls, reason) }
        for (depth, call) in step.calls.enumerated() where call.countsFailures && tallies.isFailure(call) {
            halt(call.onFailure, in: Array(step.calls[..<depth]), reason)
        }
    }

    /// Notes that what a step did was taken back.
    mutating func noteUndone(_ step: PlannedStep) { tallies.noteUndone(step) }

    /// After a failure nothing new begins in the playbook that the step stands in, nor in those around it as far as their calls do
    /// not go on.
    private mutating func halt(_ path: FailurePath, in calls: [PlannedCall], _ reason: String) {
        switch path {
        case .continue: return
        case .undo: undoes = true
        case .stop:
            if let call = calls.last {
                stops[call.id] = stops[call.id] ?? reason
                // Of a call in waves only too many failures count.
                if call.countsFailures { return }
                return halt(call.onFailure, in: calls.dropLast(), reason)
            }
        }
        stop = stop ?? reason
    }

    private func stopsWithoutConsent(_ step: PlannedStep) -> Bool {
        steps.contains { reviewed in
            guard reviewed.step.id == step.id else { return false }
            return switch reviewed.verdict {
            case .expired(_, let stops), .denied(_, let stops): stops
            default: false
            }
        }
    }

    /// The reports in the order of the plan.
    /// - Parameter reason: why what has not ended is left.
    func reports(of run: ReviewedRun, leaving reason: String) -> [RunReport<Outcome>.Step] {
        run.steps.map { reviewed in
            .init(step: reviewed.step, outcome: outcomes[reviewed.step.id] ?? outcome(ofLeft: reviewed, reason))
        }
    }

    private func outcome(ofLeft reviewed: ReviewedStep, _ reason: String) -> Outcome {
        if isAsked(reviewed) { return .waiting(reviewed.verdict.reason ?? reason) }
        if let own = parked.first(where: { $0.step.id == reviewed.step.id }) {
            return .pending(own.pausedUntil == nil ? Messages.notAwaited : Messages.stillPaused)
        }
        return .pending(isHeld ? Messages.waitsForAnswer : reason)
    }

    /// The same where the run could not be recorded any further.
    func reports(of run: ReviewedRun, stoppedBy failure: ExecutionFailure) -> [RunReport<Outcome>.Step] {
        run.steps.map { .init(step: $0.step, outcome: outcomes[$0.step.id] ?? .cancelled(failure.description)) }
    }

    // MARK: Order

    private func isBegun(_ step: PlannedStep) -> Bool {
        outcomes[step.id] != nil || parked.contains { $0.step.id == step.id }
    }

    /// A step starts when what it needs has ended, an item when the waves before its own have.
    private func isReady(_ step: PlannedStep) -> Bool {
        step.options.needs.allSatisfy { tallies.isOver($0) } && tallies.isReached(step)
    }

    private func decide(_ reviewed: ReviewedStep) -> Turn {
        if let reason = tallies.stoppedWaves(before: reviewed.step) {
            return .settle(reviewed.step, .skipped(reason))
        }
        return verdict(on: reviewed)
    }

    private func verdict(on reviewed: ReviewedStep) -> Turn {
        let step = reviewed.step
        switch reviewed.verdict {
        case .refused(let reason, let rule): return .settle(step, .refused(reason, rule: rule))
        case .skipped(let reason): return unmet(step) ?? .settle(step, step.isAlready ? .already(reason) : .skipped(reason))
        case .already(let reason): return .settle(step, .already(reason))
        case .failed(let reason): return unmet(step) ?? .settle(step, .failed(reason))
        case .denied(let reason, _): return .settle(step, .denied(reason))
        case .expired(let reason, _): return .settle(step, .expired(reason))
        case .cleared: return condition(of: step)
        case .waiting(_, let demands):
            // What people are asked about they have to see: only once it is planned can they.
            guard case .carryOut = condition(of: step), step.expansion == nil else { return condition(of: step) }
            return .ask(step, demands)
        }
    }

    private func condition(of step: PlannedStep) -> Turn {
        if let turn = unmet(step) { return turn }
        guard case .deferred(let deferral) = step.state else { return .carryOut(step) }
        return unmet(deferral, of: step) ?? .carryOut(step)
    }

    /// What ends a step that stands in a call whose condition does not hold, or that would be in force or fail only where its own does.
    private func unmet(_ step: PlannedStep) -> Turn? {
        for gate in step.gates { if let turn = unmet(gate, of: step) { return turn } }
        return unmet(step.condition, of: step)
    }

    /// What ends a step whose condition does not hold; nil if it does, or if there is none.
    private func unmet(_ condition: Deferral?, of step: PlannedStep) -> Turn? {
        switch condition?.decide(results) {
        case .holds, nil: nil
        case .fails(let reason), .open(let reason): .settle(step, .skipped(reason))
        case .failed(let reason): .settle(step, .failed(reason))
        }
    }
}
