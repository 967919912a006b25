import ActionKit
import Canonical
import DefenderAPI
import Execution
import Planning
import Playbooks

extension Pipeline {
    /// How many look-ups are under way at once. The service's budget is 100 calls a minute; more only runs into it.
    private static let parallelReads = 8

    /// What the triggers ask for: one query per distinct filter and window.
    func triggering(_ request: PlanRequest) async throws(PipelineFailure) -> Gathering {
        if let alert = request.alert { return try await single(alert) }
        var gathering = Gathering()
        let matcher = Matcher(graph, at: request.time, lookback: request.lookback, scope: request.scope)
        var asked: Set<String> = []
        for rule in graph.rules where matcher.includes(rule) {
            switch rule.startedBy {
            case .alerts(let trigger):
                guard asked.insert("\(matcher.since(trigger)) \(trigger.pushed?.text ?? "")").inserted else { continue }
                try await alerts(trigger, matcher, into: &gathering)
            case .devices(let trigger):
                guard asked.insert("devices \(trigger.pushed?.text ?? "")").inserted else { continue }
                try await devices(trigger, matcher, into: &gathering)
            case .hunting, .schedule, .manual: break
            }
        }
        return gathering
    }

    private func alerts(_ trigger: AlertTrigger, _ matcher: Matcher, into gathering: inout Gathering) async throws(PipelineFailure) {
        let collected = try await read { (reader) throws(ReadFailure) in
            try await reader.alerts(matching: trigger.pushed, since: matcher.since(trigger)) { matcher.mayMatch($0) }
        }
        gathering.note(gap: collected.gap)
        add(collected.items, to: &gathering, matcher)
    }

    private func devices(_ trigger: DeviceTrigger, _ matcher: Matcher, into gathering: inout Gathering) async throws(PipelineFailure) {
        let collected = try await read { (reader) throws(ReadFailure) in
            try await reader.collect(.machines(trigger.pushed)) { matcher.mayMatch($0) }
        }
        gathering.note(gap: collected.gap)
        for machine in collected.items {
            guard let id = MachineID(machine.id) else {
                gathering.note(gap: Messages.namelessDevice(machine.id))
                continue
            }
            gathering.facts.found.insert(id)
            gathering.facts.devices[id] = .some(machine)
        }
    }

    private func single(_ id: AlertID) async throws(PipelineFailure) -> Gathering {
        var gathering = Gathering()
        gathering.facts.alerts[id] = try await read { (reader) throws(ReadFailure) in try await reader.read(.alert(id)) }
        return gathering
    }

    /// Keeps what no trigger rules out, so that it alone is carried through the rounds.
    private func add(_ alerts: [Alert], to gathering: inout Gathering, _ matcher: Matcher) {
        let result = matcher.match(alerts, gathering.facts)
        for alert in alerts {
            guard let id = AlertID(alert.id), result.kept.contains(id) else { continue }
            gathering.facts.alerts[id] = alert
        }
        gathering.note(gap: result.nameless.first.map(Messages.nameless))
    }

    /// Looks up everything that is asked for.
    /// - Parameter plan: one whose own leases and runs are left out; nil for none.
    func answer(_ questions: Set<Question>, into gathering: inout Gathering, besides plan: Digest? = nil) async throws(PipelineFailure) {
        let open = questions.filter { !gathering.facts.answers($0) }
        precondition(!open.isEmpty, "the planner asks for what it has been told")
        for (_, answer) in await answers(to: open, besides: plan, goesOn: false) { try answer.get().note(in: &gathering) }
    }

    /// - Parameter goesOn: whether the rest is asked although something cannot be told.
    func answers(to questions: Set<Question>, besides plan: Digest?, goesOn: Bool) async -> [(Question, Result<Answer, PipelineFailure>)] {
        var next = questions.makeIterator()
        return await withTaskGroup(of: (Question, Result<Answer, PipelineFailure>).self) { group in
            for _ in 0..<Self.parallelReads {
                guard let question = next.next() else { break }
                group.addTask { (question, await look(up: question, besides: plan)) }
            }
            var answers: [(Question, Result<Answer, PipelineFailure>)] = []
            while let (question, answer) = await group.next() {
                answers.append((question, answer))
                let isTold = if case .success = answer { true } else { false }
                if isTold || goesOn, let question = next.next() {
                    group.addTask { (question, await look(up: question, besides: plan)) }
                }
            }
            return answers
        }
    }

    /// Asks the ledger for what Cordon keeps itself, and the service for all else.
    private func look(up question: Question, besides plan: Digest?) async -> Result<Answer, PipelineFailure> {
        do throws(LedgerFailure) {
            if case .lookup(.reversal(let run)) = question {
                return .success(.lookup(.reversal(of: run, try history?.reversal(of: run, in: tenant.name) ?? .unknown)))
            }
            if case .lookup(let lookup) = question,
                let answer = try LookupAnswer.look(up: lookup, records, in: tenant.name, besides: plan)
            {
                return .success(.lookup(answer))
            }
        } catch { return .failure(.ledger(error)) }
        return await Answer.look(up: question, readers).mapError { .read($0) }
    }

    /// Reads every alert, device and history of a plan again, and looks up again what it has looked up. What only the policy asks for
    /// may fail where nothing of the plan was begun: the steps that it asks about are refused then, and nothing else is.
    /// - Parameters:
    ///   - facts: what the plan knows.
    ///   - own: the plan whose own leases and runs are left out, as what it has done is no drift of it; nil for none.
    func reread(_ plan: Plan, _ facts: Facts, besides own: Digest? = nil) async throws(PipelineFailure) -> Facts {
        var gathering = Gathering()
        gathering.facts.found = facts.found
        for id in facts.alerts.keys.sorted(by: { $0.description < $1.description }) {
            gathering.facts.alerts[id] = try await alert(id)
        }
        let devices = facts.devices.keys.map { Question.device($0) }
        let questions = Set(devices + facts.actions.keys.map { Question.actions($0) })
        if !questions.isEmpty { try await answer(questions, into: &gathering, besides: own) }
        if let gap = gathering.gap { throw .read(.malformed(Messages.partialReading(gap))) }
        try await lookUpAgain(plan, facts.answers.lookups, into: &gathering, besides: own)
        for (question, answer) in facts.answers.hunts {
            gathering.facts.answers.hunts[question] = gathering.facts.answers.hunts[question]?.inOrder(of: answer)
        }
        return gathering.facts
    }

    private func lookUpAgain(
        _ plan: Plan, _ lookups: some Sequence<Lookup>, into gathering: inout Gathering, besides own: Digest?
    ) async throws(PipelineFailure) {
        var failures: [Question: PipelineFailure] = [:]
        for (question, answer) in await answers(to: Set(lookups.map { .lookup($0) }), besides: own, goesOn: true) {
            note(answer, to: question, in: &gathering)
            guard let reason = gathering.facts.unanswered[question] else { continue }
            if case .failure(let failure) = answer { failures[question] = failure } else { failures[question] = .read(.malformed(reason)) }
        }
        guard !failures.isEmpty else { return }
        let asked = plan.questions(on: gathering.facts, graph)
        let needed = failures.filter { own != nil || asked.contains($0.key) }
        if let failure = needed.min(by: { "\($0.key)" < "\($1.key)" })?.value { throw failure }
    }

    /// The run that has taken care of a run's subject since a time, so that two plans for one subject do not both act.
    func handler(of run: PlannedRun, since time: Timestamp, _ ledger: any Ledger) throws(PipelineFailure) -> String? {
        guard run.subject.isTakenCareOf else { return nil }
        do {
            let handler = try ledger.handler(
                of: run.playbook, subject: run.subject.description, alerts: run.alerts, tenant: tenant.name)
            return handler.flatMap { $0.time > time && $0.run != run.id ? $0.run : nil }
        } catch { throw .ledger(error) }
    }

    private func alert(_ id: AlertID) async throws(PipelineFailure) -> Alert? {
        do { return try await reader.read(.alert(id)) } catch {
            if error == .notFound { return nil }
            throw .read(error)
        }
    }

    private func read<Value>(_ body: (any DefenderReader) async throws(ReadFailure) -> Value)
        async throws(PipelineFailure) -> Value
    {
        do { return try await body(reader) } catch { throw .read(error) }
    }
}
