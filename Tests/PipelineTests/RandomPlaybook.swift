import TestKit

/// A playbook by chance, of all triggers but `manual` and `schedule`, and of all step forms that end by themselves: graphs of `needs`,
/// `for_each` with waves, devices that only the run can tell, batches of alerts, `if`, `assert` and texts that read how earlier steps end, look-ups, messages, calls, `retry` and every
/// `on_failure`.
struct RandomPlaybook {
    /// A step whose `if` asks for how another ended.
    struct Condition {
        let step: String
        let asked: String
        let outcome: String
    }

    private(set) var text: String
    private(set) var conditions: [Condition] = []

    /// What a run is about.
    private let subject: RandomSubject
    /// Steps so far, what the plan knows of them, and whether they give the id of an action.
    private var earlier: [(id: String, givesID: Bool)] = []

    private static let outcomes = ["done", "failed", "skipped", "refused"]

    init(_ number: Int, _ numbers: inout RandomNumbers) {
        subject = RandomSubject(&numbers)
        text = """
            playbook: random-\(number)
            mode: \(numbers.pick(["enforce", "enforce", "enforce", "observe"]))
            trigger: \(subject.trigger)
            \(numbers.below(3) == 0 ? "when: \(subject.device).onboardingStatus == \"Onboarded\"\n" : "")steps:

            """
        let isGraph = numbers.below(2) == 0
        for index in 0...numbers.below(6) { text += step("s\(index)", isGraph: isGraph, &numbers) + "\n" }
    }

    private mutating func step(_ id: String, isGraph: Bool, _ numbers: inout RandomNumbers) -> String {
        var parts = ["id: \(id)"]
        var needs = isGraph ? earlier.map(\.id).filter { _ in numbers.below(3) == 0 } : []
        let asked = earlier.isEmpty || numbers.below(3) > 0 ? nil : numbers.pick(earlier)
        var later: String?
        if let asked {
            if isGraph, !needs.contains(asked.id) { needs.append(asked.id) }
            let readsID = asked.givesID && numbers.below(2) == 0
            let outcome = readsID ? "done" : numbers.pick(Self.outcomes)
            parts.append("if: 'steps.\(asked.id).outcome == \"\(outcome)\"'")
            conditions.append(Condition(step: id, asked: asked.id, outcome: outcome))
            if readsID { later = "after ${steps.\(asked.id).id}" }
        } else if numbers.below(5) == 0 {
            parts.append("if: '\(numbers.pick(subject.conditions))'")
        }
        if isGraph { parts.append("needs: [\(needs.joined(separator: ", "))]") }
        if numbers.below(5) == 0 {
            earlier.append((id, false))
            return "  - { \((parts + others(id, asked?.id, &numbers)).joined(separator: ", ")) }"
        }
        let isRepeated = asked == nil && numbers.below(5) == 0
        if isRepeated {
            parts.append("for_each: '[\"x\", \"y\", \"z\"]', as: item")
            if numbers.below(2) == 0 {
                parts.append("waves: { of: \(1 + numbers.below(2)), stop_above: \(numbers.pick(["1%", "50%", "100%"])) }")
            }
        }
        if numbers.below(4) == 0 { parts.append("retry: \(1 + numbers.below(2))") }
        parts.append("on_failure: \(numbers.pick(["stop", "continue", "undo"]))")
        let other = device(asked?.id, &numbers)
        // What can be turned both ways, so that steps on one device meet.
        let isTurning = other != nil && other != subject.device && numbers.below(3) > 0
        let (form, givesID) =
            isTurning ? (numbers.pick(Array(machineActions("turn").prefix(5))), true) : deed(id, later, isRepeated: isRepeated, &numbers)
        if ["add_indicator", "update_alert"].allSatisfy({ !form.hasPrefix($0) }), let other {
            parts.append("device: '\(other)'")
        }
        earlier.append((id, givesID && !isRepeated))
        return "  - { \((parts + [form]).joined(separator: ", ")) }"
    }

    /// The device of a step that does not act on the run's own: one of the three, or one that only the run can tell.
    private func device(_ asked: String?, _ numbers: inout RandomNumbers) -> String? {
        if let asked, numbers.below(3) == 0 { return Self.told(by: asked, &numbers) }
        if numbers.below(4) == 0 { return Self.known(&numbers) }
        return subject.needsDevice ? subject.device : nil
    }

    private static func told(by asked: String, _ numbers: inout RandomNumbers) -> String {
        "steps.\(asked).outcome == \"\(numbers.pick(outcomes))\" ? \(known(&numbers)) : \(known(&numbers))"
    }

    private static func known(_ numbers: inout RandomNumbers) -> String { "device(\"\(Sample.machineID(1 + numbers.below(3)))\")" }

    /// - Returns: the action with its inputs, and whether it gives the id of an action of the service.
    private func deed(_ id: String, _ later: String?, isRepeated: Bool, _ numbers: inout RandomNumbers) -> (String, Bool) {
        let said = later ?? numbers.pick([subject.title, "plain", isRepeated ? "item ${item}" : "on ${\(subject.device).computerDnsName}"])
        if let later {
            // A tag is judged by its text, so that the whole step is told by the run.
            return numbers.below(4) == 0
                ? ("tag_device: { add: [\"\(later)\"] }", false) : (numbers.pick(machineActions(later)), true)
        }
        if numbers.below(2) == 0 { return (numbers.pick(machineActions(said)), true) }
        let tag = isRepeated ? "${item}" : "a"
        return (
            numbers.pick(
                [
                    "tag_device: { add: [\"\(tag)\", b], remove: [c] }", "tag_device: { remove: [a] }", "set_device_value: { value: High }",
                    "set_device_value: { value: Low }",
                    "add_indicator: { type: DomainName, value: \"\(isRepeated ? "${item}" : id).evil.example\", action: Block, title: t, description: d, expires: 1d }",
                ] + (subject.alert == nil ? [] : alertChanges(said))), false
        )
    }

    private func alertChanges(_ comment: String) -> [String] {
        [
            "update_alert: { status: InProgress, comment: \"\(comment)\" }", "update_alert: { assignedTo: ana }",
            "update_alert: { classification: TruePositive, determination: Malware }",
        ]
    }

    /// A playbook that the others call, with two steps by chance.
    static func callee(_ numbers: inout RandomNumbers) -> String {
        let deeds = [
            "tag_device: { add: [called] }", "set_device_value: { value: Low }", "scan_device: { type: Quick }",
            "isolate_device: { type: Full, comment: called }",
        ]
        let steps = (1...2).map { number in
            "  - { id: d\(number), device: inputs.device, on_failure: \(numbers.pick(["stop", "continue"])), \(numbers.pick(deeds)) }"
        }
        return """
            playbook: callee
            mode: \(numbers.pick(["enforce", "enforce", "enforce", "observe"]))
            trigger: { manual: { inputs: { device: device } } }
            steps:
            \(steps.joined(separator: "\n"))
            """
    }

    /// What a step does that is no action of the service: a look-up, a message, a call, or a demand on the steps before it.
    private func others(_ id: String, _ asked: String?, _ numbers: inout RandomNumbers) -> [String] {
        let form = numbers.pick([
            "get_device: { id: \"${\(subject.device).id}\" }", "get_indicators: { type: DomainName, value: s1.evil.example }",
            "hunt: { query: \"DeviceInfo | where DeviceName != ${\(subject.device).computerDnsName} | project DeviceId\", columns: { DeviceId: string } }",
            "notify: { channel: soc, text: \"\(subject.title)\" }", "notify: { channel: soc }",
            "assert: '\(numbers.pick(subject.conditions))'",
            "call: { playbook: callee, with: { device: '\(asked.map { Self.told(by: $0, &numbers) } ?? subject.device)' } }",
            asked.map { "assert: 'steps.\($0).outcome != \"failed\"'" } ?? "assert: 'true'",
        ])
        return ["on_failure: \(numbers.pick(["stop", "continue", "undo"]))", form]
    }

    private func machineActions(_ comment: String) -> [String] {
        [
            "isolate_device: { type: Full, comment: \"\(comment)\" }", "isolate_device: { type: Selective, comment: \"\(comment)\" }",
            "release_device: { comment: \"\(comment)\" }", "restrict_app_execution: { comment: \"\(comment)\" }",
            "remove_app_restriction: { comment: \"\(comment)\" }", "scan_device: { type: Quick, comment: \"\(comment)\" }",
            "collect_investigation_package: { comment: \"\(comment)\" }",
            "stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3, comment: \"\(comment)\" }",
            "run_live_response: { commands: [{ get: a }], comment: \"\(comment)\" }",
        ]
    }
}

/// A generator whose numbers depend on the seed alone (Knuth's MMIX).
struct RandomNumbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
