import ActionKit
import Diagnostics
public import Playbooks

/// How many devices one run of a playbook can touch at most, by the form of its steps.
public struct DeviceBound: Hashable, Sendable {
    /// The most devices; 0 if no step acts on one.
    public let perRun: Int
    /// The playbook's own bound over time, as it is written; nil if it has none.
    public let overTime: String?

    public init(_ rule: Rule) {
        var own = false
        var others = 0
        for step in rule.steps {
            guard case .action(let action, _) = step.work, action.subject == .device else { continue }
            let items = step.repetition?.maximum ?? 1
            if step.device == nil { own = true } else { others += items }
        }
        perRun = (own ? 1 : 0) + others
        overTime = rule.limits?.devices.map { limit in
            let count = limit.value.count.map { "\($0) devices" }
            let share = limit.value.share.map { "\($0) of the devices" }
            return [count, share].compactMap { $0 }.joined(separator: " or ")
        }
    }

    /// The bound for people.
    public var sentence: String {
        let each = perRun == 0 ? "A run touches no device." : "A run touches at most \(perRun) \(perRun == 1 ? "device" : "devices")."
        return overTime.map { "\(each) Past \($0) in the window of `limits`, runs wait for a person." } ?? each
    }
}
