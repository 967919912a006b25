public import Canonical
import DefenderAPI
import Playbooks

extension PlannedRun {
    /// The run as the plan file holds it; views add verdicts to the same keys (cli.md, "plan and review").
    public var json: JSONValue {
        var run = JSONObject()
        run["run"] = .string(id)
        run["playbook"] = .string(playbook)
        run["mode"] = .string(mode.rawValue)
        run["subject"] = .string(subject.description)
        run["alerts"] = .array(alerts.map { .string($0.description) })
        run["device"] = device.map { .string($0.id.description) } ?? .null
        run["deviceName"] = device?.name.map { .string($0) } ?? .null
        run["skipped"] = skipped.map { .string($0) } ?? .null
        run["failed"] = .bool(isFailed)
        run["values"] = values.map { .string($0) } ?? .null
        run["steps"] = .array(steps.map(\.json))
        return .object(run)
    }
}
