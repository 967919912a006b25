import ActionKit
import Canonical
import DefenderAPI
public import Guardrails
public import Planning
import Playbooks

/// Carries out the cleared runs of one plan, one deed at a time. A run that waits for its device holds none of the others
/// up: they go on meanwhile. The same code serves live runs and rehearsals; what differs is the effector, and with it the
/// type of clearance that is taken and of report that comes out.
public struct Executor<E: Effector>: Sendable {
    private let effector: E
    private let trail: any AuditTrail
    private let ledger: (any Ledger)?
    private let clock: any ExecutionClock
    private let tenant: String
    private let brake: (any Brake)?
    private let person: String
    /// Tells when somebody has answered what a run waits for; nil where nobody is asked.
    private let answers: AnswerWatch?
    /// Answers what look-ups ask that only a run can ask.
    private var reader: Readers?
    /// Plans and judges what only a run can tell.
    private var expander: (any Expander)?
    /// The runs of the plan, as far as they are cleared.
    private var cleared: [ReviewedRun] = []
    /// The channels that are told when the breaker opens.
    private let channels: [String]
    /// When this executor began; what stood still before was told then.
    private let begun: Timestamp
    private var hasToldOfBreaker = false
    private var isAsking = false
    /// What the runs of this plan have put in force so far.
    private var effects = PlanEffects()
    private var waiting = TimedQueue<RunCourse<E>>()
    /// By the run's id.
    private var reports: [String: RunReport<E.M.Outcome>] = [:]
    /// Whether something could not be recorded: nothing is begun after that.
    public private(set) var isStopped = false
    private var isLate = false
    private var isAnswered = false
    /// Whether a run is to be read and judged again before it goes on: the others are left for that, too.
    private var isToBeReviewed = false

    private init(
        _ effector: E, _ trail: any AuditTrail, _ ledger: (any Ledger)?, _ clock: any ExecutionClock, _ tenant: String,
        _ brake: (any Brake)?, _ person: String, _ answers: AnswerWatch?, _ channels: [String]
    ) {
        self.channels = channels
        begun = clock.now()
        self.person = person
        self.answers = answers
        self.effector = effector
        self.trail = trail
        self.ledger = ledger
        self.clock = clock
        self.tenant = tenant
        self.brake = brake
    }

    /// An executor of live runs: every intent goes into the ledger too, and the brake is asked before every write.
    /// - Parameters:
    ///   - person: who gives the command; of what they ask others, they do not decide themselves.
    ///   - channels: who is told when the breaker opens.
    ///   - answers: what others say to that: an answer ends the stay, so that what it lets be done is reviewed again.
    public init(
        effector: E, trail: any AuditTrail, ledger: any Ledger, clock: any ExecutionClock, tenant: String, brake: any Brake,
        person: String, telling channels: [String] = [], answers: AnswerWatch? = nil
    ) where E.M == Live {
        self.init(effector, trail, ledger, clock, tenant, brake, person, answers, channels)
    }

    /// An executor of rehearsals, which use up nothing and so have no ledger.
    public init(rehearsingInto trail: any AuditTrail, clock: any ExecutionClock, tenant: String) where E == Rehearsal {
        self.init(Rehearsal(), trail, nil, clock, tenant, nil, "", nil, [])
    }

    /// Notes who answers look-ups that hang on how earlier steps end.
    public mutating func read(through reader: Readers) where E.M == Live { self.reader = reader }

    /// Notes who plans and judges what only a run can tell.
    /// - Parameter runs: the runs of the plan that are to be carried out: what of them is not over uses up limits too.
    public mutating func expand(through expander: any Expander, beside runs: [ReviewedRun]) where E.M == Live {
        self.expander = expander
        cleared = runs
    }

    /// Carries a run out as far as it goes without waiting for its device, and spends its clearance. What others wait for is
    /// asked on the way.
    public mutating func begin(_ clearance: consuming Clearance<E.M>) async { await begin(course(clearance)) }

    /// Goes on with a run that another process began, by a clearance of its own: what that process has done is not done
    /// again, and what nobody knows is asked first.
    public mutating func resume(_ clearance: consuming Clearance<Live>, after past: RunPast) async where E.M == Live {
        var course = course(clearance)
        course.recall(past)
        await begin(course)
    }

    /// Notes what the runs of a plan have put in force before this process: later ones go by it.
    public mutating func recall(_ plan: Plan, _ past: PlanPast) where E.M == Live {
        for run in plan.runs {
            guard let known = past.runs[run.id] else { continue }
            for recalled in RunMemory(run, plan: plan.id, known).recalled where recalled.mayHold {
                let settlement: Settlement =
                    recalled.deed.isOpen
                    ? .question("") : .done(Receipt(actionID: recalled.deed.actionID, status: nil, requestID: nil))
                effects.note(settlement, of: recalled.part, on: recalled.device, by: recalled.step, in: run)
            }
        }
        for run in plan.runs where run.mode == .enforce {
            guard let known = past.runs[run.id], !known.hasTakenItselfBack(run) else { continue }
            for step in run.steps {
                for part in known.spared(step, in: run, of: plan) { effects.rely(on: part, on: step.device, by: run) }
            }
        }
    }

    func course(_ clearance: consuming Clearance<E.M>) -> RunCourse<E> {
        let journal = IntentJournal<E.M>(
            trail: trail, ledger: ledger, clock: clock, plan: clearance.plan, file: clearance.file, tenant: tenant,
            person: person)
        return RunCourse(
            clearance.run,
            Dispatch(effector: effector, clock: clock, brake: brake, journal: journal, reader: reader, expander: expander))
    }

    private mutating func begin(_ course: RunCourse<E>) async {
        await advance(course)
        // One question for each run that begins: those who wait must not use up the rate that others need.
        if let next = dueCourse() { await advance(next) }
    }

    /// Stays until no run waits any more.
    /// - Parameter limit: how long at most; nil as long as it takes. What is left then is `pending`, and the steps after it are
    ///   `cancelled`.
    /// - Returns: what became of each run that was begun, by its id. If something could not be recorded, `failure` of that
    ///   run says so, and nothing was sent after that.
    public mutating func finish(within limit: Duration? = nil) async -> [String: RunReport<E.M.Outcome>] {
        let end = limit.map { clock.now() + $0 }
        while !waiting.isEmpty {
            isLate = end.map { clock.now() >= $0 } ?? false
            isAnswered = isAsking && hasNews
            if let next = dueCourse() {
                await advance(next)
            } else if let first = waiting.next {
                let next = min(first, end ?? first) - clock.now()
                await clock.sleep(isAsking ? min(next, AnswerWatch.interval) : next)
            }
        }
        return reports
    }

    /// Why nothing new is sent any more; nil if it may be.
    private var leaving: String? {
        if Task.isCancelled || isStopped { return Messages.cancelled }
        if isToBeReviewed { return Messages.pauseOver }
        return isAnswered ? Messages.answered : isLate ? Messages.left : nil
    }

    /// A ledger that cannot be read tells nothing here: the next record fails, and says so.
    private var hasNews: Bool { (try? answers?.hasNews()) ?? false }

    private mutating func advance(_ course: RunCourse<E>) async {
        var course = course
        let attempt = effects.attempt()
        let report = await course.advance(after: &effects, leaving: leaving, beside: open(beside: course))
        if course.run.mode == .enforce { effects.keep(attempt) } else { effects.revert(attempt) }
        await tellOfBreaker(course)
        guard let report else { return waiting.add(course, at: course.asksAt) }
        isToBeReviewed = isToBeReviewed || course.isToBeReviewed
        isStopped = isStopped || report.failure != nil
        isAsking = isAsking || course.state.isAsking
        reports[course.run.id] = report
    }

    /// What of the other runs is cleared and not yet over; asked for only where a run has steps that only it can tell.
    private func open(beside course: RunCourse<E>) -> [ReviewedRun] {
        guard course.run.steps.contains(where: { $0.expansion != nil }) else { return [] }
        let underWay = Dictionary(waiting.all.map { ($0.run.id, $0) }) { first, _ in first }
        return cleared.filter { $0.run.id != course.run.id && reports[$0.run.id] == nil }.map { underWay[$0.run.id]?.open ?? $0 }
    }

    /// Tells once that the breaker has opened. What cannot be read or recorded here fails with the next deed, and says so there.
    private mutating func tellOfBreaker(_ course: RunCourse<E>) async {
        guard !channels.isEmpty, !hasToldOfBreaker, let stop = try? brake?.stop(), stop.kind == .breaker, stop.since >= begun else {
            return
        }
        hasToldOfBreaker = true
        for channel in channels {
            try? await course.dispatch.announce(
                .opened(stop, by: course.run, on: channel, plan: course.journal.plan, tenant: tenant))
        }
    }

    /// The one that has waited longest for its turn; nil while nobody has to be asked.
    private mutating func dueCourse() -> RunCourse<E>? {
        let now = clock.now()
        guard let first = waiting.next, leaving != nil || first <= now else { return nil }
        return waiting.takeFirst()
    }
}
