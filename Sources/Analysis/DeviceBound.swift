import ActionKit
import Diagnostics
public import Playbooks

/// How many devices one run of a playbook can touch at most, by the form of its steps.
public struct DeviceBound: Hashable, Sendable {
    /// The most devices; 0 if no step acts on one.
    public let perRun: Int
    /// The playbook's own bound over time, as it is written; nil if it has none.
    public let overTime: String?

    /// - Parameter rules: the playbooks that it may call, by name.
    public init(_ rule: Rule, calling rules: [String: Rule] = [:]) {
        perRun = Self.bound(rule, rules)
        overTime = rule.limits?.devices.map { limit in
            let count = limit.value.count.map { "\($0) devices" }
            let share = limit.value.share.map { "\($0) of the devices" }
            return [count, share].compactMap { $0 }.joined(separator: " or ")
        }
    }

    private static func bound(_ rule: Rule, _ rules: [String: Rule]) -> Int {
        var own = false
        var others = 0
        for step in rule.steps {
            let items = step.repetition?.maximum ?? 1
            if case .call(let name, _) = step.work, let called = rules[name] {
                others = sum(others, product(items, bound(called, rules)))
            }
            guard case .action(let action, _) = step.work, action.subject == .device else { continue }
            if step.device == nil { own = true } else { others = sum(others, items) }
        }
        return sum(own ? 1 : 0, others)
    }

    private static func sum(_ one: Int, _ other: Int) -> Int {
        let (sum, isTooMuch) = one.addingReportingOverflow(other)
        return isTooMuch ? .max : sum
    }

    private static func product(_ one: Int, _ other: Int) -> Int {
        let (product, isTooMuch) = one.multipliedReportingOverflow(by: other)
        return isTooMuch ? .max : product
    }

    /// The bound for people.
    public var sentence: String {
        let each = perRun == 0 ? "A run touches no device." : "A run touches at most \(perRun) \(perRun == 1 ? "device" : "devices")."
        return overTime.map { "\(each) Past \($0) in the window of `limits`, runs wait for a person." } ?? each
    }
}
