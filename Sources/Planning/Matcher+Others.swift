import ActionKit
import Canonical
public import DefenderAPI
import Expressions
import Playbooks

/// What starts runs beside alerts: devices, times, calls.
extension Matcher {
    /// Adds the runs of a playbook that no alert starts.
    func addOthers(_ index: Int, _ rule: Rule, _ common: CommonRoots, to result: inout Result) {
        switch rule.startedBy {
        case .devices(let trigger): addDevices(index, rule, trigger, common, to: &result)
        case .schedule(let trigger):
            guard let time = trigger.last(before: self.time) else { return }
            result.matches.append(Match(rule: index, subject: .occurrence(time), about: RunAbout(device: .none)))
        case .manual(let inputs): addCall(index, inputs, to: &result)
        case .hunting(let trigger): addRows(index, trigger, common, to: &result)
        case .alerts: break
        }
    }

    private func addDevices(_ index: Int, _ rule: Rule, _ trigger: DeviceTrigger, _ common: CommonRoots, to result: inout Result) {
        for id in common.facts.found.sorted(by: { $0.description < $1.description }) {
            let about = RunAbout(device: .stated(id.description))
            let activation = RunContext(rule: rule, alerts: [], about: about, common).activation()
            let evaluation = trigger.condition.program.evaluate(activation)
            if case .value(.bool(false)) = evaluation { continue }
            result.keptDevices.insert(id)
            switch evaluation {
            case .value: result.matches.append(Match(rule: index, subject: .device(id), about: about))
            case .failure(let failure):
                result.failures.append(
                    Failure(
                        rule: index, subject: .device(id), alerts: [], machineID: id.description,
                        reason: Messages.whereFailed(failure.message)))
            case .unknown: result.questions.formUnion(evaluation.questions)
            }
        }
    }

    private func addRows(_ index: Int, _ trigger: HuntingTrigger, _ common: CommonRoots, to result: inout Result) {
        let query = trigger.query.evaluate(CommonActivation(common: common))
        switch query {
        case .failure(let failure):
            result.failures.append(lack(index, Messages.query, Messages.conditionFailed("query", failure.message)))
        case .unknown: result.questions.formUnion(query.questions)
        case .value(let text):
            let question = Lookup.hunt(HuntingQuestion(text.text, trigger.columns))
            switch common.facts.found(question) {
            case nil: result.questions.insert(Question(question))
            case .failure(let unasked): result.failures.append(lack(index, Messages.query, unasked.reason))
            case .success(.entity): preconditionFailure("a query gives rows")
            case .success(.entities(let rows)): add(rows, index, trigger, common, to: &result)
            }
        }
    }

    /// Each key once, with the first row that has it.
    private func add(_ rows: [Record], _ index: Int, _ trigger: HuntingTrigger, _ common: CommonRoots, to result: inout Result) {
        var seen: Set<String> = []
        for (number, row) in rows.enumerated() {
            let activation = RowActivation(row: row, common: common)
            guard case .value(let key) = trigger.key.program.evaluate(activation) else {
                result.failures.append(lack(index, "\(number + 1)", Messages.noRowKey))
                continue
            }
            guard seen.insert(key.text).inserted else { continue }
            var device = RunAbout.Device.none
            if let condition = trigger.device {
                guard case .value(let id) = condition.program.evaluate(activation) else {
                    result.failures.append(lack(index, key.text, Messages.noRowDevice))
                    continue
                }
                device = .stated(id.text)
            }
            result.matches.append(Match(rule: index, subject: .row(key.text), about: RunAbout(device: device, root: .row(row))))
        }
    }

    private func lack(_ rule: Int, _ row: String, _ reason: String) -> Failure {
        Failure(rule: rule, subject: .row(row), alerts: [], machineID: nil, reason: reason)
    }

    private func addCall(_ index: Int, _ inputs: [ManualInput], to result: inout Result) {
        do throws(ManualCall.Mistake) {
            let call = try ManualCall(inputs, scope.inputs)
            result.matches.append(
                Match(rule: index, subject: .call(call.digest), about: RunAbout(device: .none, root: .inputs(call))))
        } catch {
            // Whoever calls is told before; only a plan file that somebody wrote can come to this.
            let subject = Subject.call(Digest(of: Array(error.description.utf8)))
            result.failures.append(Failure(rule: index, subject: subject, alerts: [], machineID: nil, reason: error.description))
        }
    }
}

extension Matcher {
    /// Whether some trigger does not rule the device out. One whose id is none is kept, so that the plan says so.
    public func mayMatch(_ machine: Machine) -> Bool {
        guard let id = MachineID(machine.id) else { return true }
        var facts = Facts()
        facts.found = [id]
        facts.devices[id] = .some(machine)
        var result = Result()
        let common = CommonRoots(constants, KnownFacts(facts), at: time)
        for (index, rule) in graph.rules.enumerated() where includes(rule) {
            if case .devices(let trigger) = rule.startedBy { addDevices(index, rule, trigger, common, to: &result) }
        }
        return !result.keptDevices.isEmpty
    }
}

extension ScheduleTrigger {
    /// The time of the schedule that came last; nil where the machine lacks the zone.
    func last(before time: Timestamp) -> Timestamp? {
        switch recurrence {
        case .at(let weekly, let zone): return WallClock.last(weekly.minute, on: weekly.days, before: time, zone: zone)
        case .every(let interval):
            // Counted from 1970-01-01, so that every plan finds the same times.
            let length = interval.components.seconds
            guard length > 0 else { return nil }
            let rest = ((time.seconds % length) + length) % length
            return Timestamp(seconds: time.seconds - rest, nanoseconds: 0)
        }
    }
}
