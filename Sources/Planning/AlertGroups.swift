import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Makes runs of the alerts that match a trigger: what one run is about (`per`).
struct AlertGroups {
    let rule: Int
    let trigger: AlertTrigger
    let common: CommonRoots

    /// Adds the runs of the alerts, and the failures of those whose key could not be told.
    func add(_ alerts: [Alert], to result: inout Matcher.Result) {
        let sorted = alerts.sorted { ($0.alertCreationTime ?? .earliest, $0.id) < ($1.alertCreationTime ?? .earliest, $1.id) }
        switch trigger.grouping {
        case .alert: result.matches += sorted.compactMap { match($0) }
        case .device:
            let groups = grouped(sorted) { $0.machineId.flatMap { MachineID($0) }.map { .device($0) } }
            result.matches += groups.map { match($0.subject, $0.alerts, root: nil) }
        case .incident:
            let groups = grouped(sorted) { $0.incidentId.map { .incident($0) } }
            result.matches += groups.map { group in
                guard case .incident(let number) = group.subject else { return match(group.subject, group.alerts, root: nil) }
                return Match(
                    rule: rule, subject: group.subject, alerts: group.alerts, about: RunAbout(device: .none, root: .incident(number)))
            }
        case .key(let key, let window): addKeys(sorted, key, window, to: &result)
        }
    }

    private func match(_ alert: Alert) -> Match? {
        AlertID(alert.id).map { match(.alert($0), [alert], root: nil) }
    }

    private func match(_ subject: Subject, _ alerts: [Alert], root: RunAbout.Root?) -> Match {
        Match(rule: rule, subject: subject, alerts: alerts, about: RunAbout(device: .stated(alerts.first?.machineId), root: root))
    }

    /// Alerts by their subject. Those that name none stay runs of their own, so that the plan says so instead of losing them.
    private func grouped(_ alerts: [Alert], by name: (Alert) -> Subject?) -> [(subject: Subject, alerts: [Alert])] {
        var order: [Subject] = []
        var groups: [Subject: [Alert]] = [:]
        for alert in alerts {
            guard let subject = name(alert) ?? AlertID(alert.id).map({ .alert($0) }) else { continue }
            if groups[subject] == nil { order.append(subject) }
            groups[subject, default: []].append(alert)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    // MARK: Keys

    private func addKeys(_ alerts: [Alert], _ key: Condition, _ window: Duration, to result: inout Matcher.Result) {
        var order: [String] = []
        var groups: [String: (value: Value, alerts: [Alert])] = [:]
        for alert in alerts {
            let activation = TriggerActivation(EntityObject(alert.record, common.known), common)
            let evaluation = key.program.evaluate(activation)
            switch evaluation {
            case .value(let value):
                if groups[value.text] == nil { order.append(value.text) }
                groups[value.text, default: (value, [])].alerts.append(alert)
            case .failure(let failure):
                guard let id = AlertID(alert.id) else { continue }
                result.failures.append(
                    .init(
                        rule: rule, subject: .alert(id), alerts: [id], machineID: alert.machineId,
                        reason: Messages.keyFailed(failure.message)))
            case .unknown: result.questions.formUnion(evaluation.questions)
            }
        }
        for text in order {
            guard let group = groups[text] else { continue }
            result.matches += Self.windows(of: group.alerts, window).compactMap { alerts in
                alerts.first.flatMap { AlertID($0.id) }.map { first in
                    Match(
                        rule: rule, subject: .key(text, from: first), alerts: alerts,
                        about: RunAbout(device: .none, root: .key(group.value)))
                }
            }
        }
    }

    /// All largest sets of alerts that lie within one window wherever it begins: a threshold on their number is never missed because
    /// a window began too early, and never met by alerts that lie further apart.
    /// - Parameter alerts: oldest first.
    static func windows(of alerts: [Alert], _ length: Duration) -> [[Alert]] {
        var windows: [[Alert]] = []
        var end = 0
        for (start, alert) in alerts.enumerated() {
            guard let time = alert.alertCreationTime else {
                windows.append([alert])
                end = max(end, start + 1)
                continue
            }
            var last = max(end, start)
            while last < alerts.count, let next = alerts[last].alertCreationTime, next - time <= length { last += 1 }
            if last > end { windows.append(Array(alerts[start..<last])) }
            end = max(end, last)
        }
        return windows
    }
}
