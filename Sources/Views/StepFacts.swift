import ActionKit
import Canonical
import DefenderAPI
import Planning
import Playbooks

/// What a reviewer wants to know of a step besides what the plan file holds.
struct StepFacts {
    let planned: PlannedStep
    let rule: Rule?
    /// What the properties in an `if` that holds came to.
    let wanted: String?
    /// The DNS name of the device that it acts on.
    let deviceName: String?

    func add(to step: inout JSONObject) {
        step["subject"] = .string(Self.word(planned.action.subject))
        step["deviceName"] = deviceName.map { .string($0) } ?? .null
        step["name"] = planned.name.map { .string($0) } ?? .null
        step["risk"] = .string(Self.word(planned.action.risk))
        step["opposite"] = (planned.action.opposite ?? undoingOperation).map { .string($0) } ?? .null
        if let restored { step["restored"] = .string(restored) }
        if !planned.action.acts { step["reads"] = .bool(true) }
        step["onFailure"] = .string(planned.options.onFailure.rawValue)
        step["permissions"] = .array(permissions.map { .string($0) })
        step["laterCondition"] = laterCondition.map { .string($0) } ?? .null
        step["laterInputs"] = .array(laterInputs.map { .string($0) })
        step["needs"] = needs.map { .array($0.map { .string($0) }) } ?? .null
        step["waves"] = waves.map(Self.json) ?? .null
        step["retry"] = planned.options.retry.map(Self.json) ?? .null
        step["approvalIf"] = approvalCondition.map { .string($0) } ?? .null
        if planned.values == nil { step["values"] = wanted.map { .string($0) } ?? .null }
    }

    /// What takes back a call of a service.
    private var undoingOperation: String? { planned.step?.undoes.lazy.compactMap { $0.call?.operation.title }.first }

    /// What `cordon undo` does of a step that no action takes back; nil where it does nothing.
    private var restored: String? {
        if let step = planned.step, !step.parts.isEmpty { return step.undoes.isEmpty ? nil : planned.action.restoring }
        // What only the run fills in may have something to put back then.
        guard case .deferred = planned.state else { return nil }
        return planned.action.restoring
    }

    /// For each endpoint that the step calls the least of the permissions that open it.
    private var permissions: [String] {
        if !planned.action.acts { return planned.action.endpoints.compactMap(\.applicationPermissions.first) }
        var seen: Set<String> = []
        return (planned.step?.does ?? []).compactMap { $0.endpoint?.applicationPermissions.first }.filter { seen.insert($0).inserted }
    }

    private var written: RuleStep? { rule?.steps.first { $0.id == planned.ownID } }

    /// The steps that must have ended; nil where the playbook writes no graph, so that each waits for the one before, and of its first.
    private var needs: [String]? {
        guard let rule, rule.steps.contains(where: { $0.places["needs"] != nil }), rule.steps.first?.id != planned.ownID else { return nil }
        return planned.options.needs
    }

    /// Of its own `for_each`, or else of the nearest call that it stands in.
    private var waves: Waves? {
        planned.item?.waves ?? written?.repetition?.waves ?? planned.calls.reversed().lazy.compactMap { $0.item?.waves }.first
    }

    private static func json(_ waves: Waves) -> JSONValue {
        ["of": .integer(Int64(waves.size)), "stopAbove": waves.stopAbove.map { .string($0.description) } ?? .null]
    }

    private static func json(_ retry: Retry) -> JSONValue {
        ["times": .integer(Int64(retry.times)), "wait": .string(DurationText.format(retry.wait))]
    }

    /// The step of the playbook, where only the run can tell all of it.
    private var deferred: RuleStep? {
        guard case .deferred = planned.state else { return nil }
        return written
    }

    private var laterCondition: String? {
        guard let deferred, !deferred.reads.condition.isSubset(of: known) else { return nil }
        return (deferred.condition?.source.text).map(StepText.oneLine)
    }

    /// Where the playbook has people asked only if it holds.
    private var approvalCondition: String? {
        guard planned.approval != nil else { return nil }
        return (written?.approvalCondition?.source.text).map(StepText.oneLine)
    }

    private var laterInputs: [String] { deferred?.laterInputs(knowing: known).map(StepText.oneLine) ?? [] }

    /// The steps that are known before the run, as far as the step asks about them.
    private var known: Set<String> {
        guard case .deferred(let deferral) = planned.state else { return [] }
        return Set(deferral.known.keys)
    }

    private static func word(_ subject: ActionSubject) -> String {
        switch subject {
        case .device: "device"
        case .alerts: "alerts"
        case .inputs: "tenant"
        }
    }

    private static func word(_ risk: Risk) -> String {
        switch risk {
        case .none: "none"
        case .disruptive: "disruptive"
        case .containment: "containment"
        }
    }
}
