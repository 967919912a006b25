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
        case .alerts, .hunting: break
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
