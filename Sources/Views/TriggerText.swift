import Canonical
import Playbooks

/// A trigger in one line.
enum TriggerText {
    static func describe(_ trigger: Trigger) -> String {
        switch trigger {
        case .alerts(let trigger): "alerts of the last \(DurationText.format(trigger.lookback)), \(grouping(trigger.grouping))"
        case .hunting(let trigger): "hunting, every \(DurationText.format(trigger.every))"
        case .devices(let trigger): "devices, every \(DurationText.format(trigger.every))"
        case .schedule(let trigger): schedule(trigger.recurrence)
        case .manual(let inputs): inputs.isEmpty ? "by hand" : "by hand, with \(inputs.map(\.name).joined(separator: ", "))"
        }
    }

    private static func grouping(_ grouping: AlertTrigger.Grouping) -> String {
        switch grouping {
        case .alert: "one run per alert"
        case .device: "one run per device"
        case .incident: "one run per incident"
        case .key(let key, let window): "one run per \(key.source.text) within \(DurationText.format(window))"
        }
    }

    private static func schedule(_ recurrence: ScheduleTrigger.Recurrence) -> String {
        switch recurrence {
        case .every(let interval): return "every \(DurationText.format(interval))"
        case .at(let time, let zone):
            let days = time.days.count == 7 ? "every day" : time.days.sorted().map { WeeklyTime.dayNames[$0] }.joined(separator: ", ")
            let clock = [time.minute / 60, time.minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            return "\(days) at \(clock) \(zone)"
        }
    }
}
