import Canonical

/// The rules that are in force, and how often each has met its requests.
struct FaultBook: Sendable {
    private struct Entry: Sendable {
        let rule: FaultRule
        var matched = 0
        var struck = 0
    }

    /// The modes without any fault.
    let start: Modes
    /// The modes at present.
    private(set) var modes: Modes
    private var entries: [Entry] = []

    init(_ faults: Faults, start: Modes) {
        (self.start, modes) = (start, start)
        add(faults)
    }

    mutating func add(_ faults: Faults) {
        modes = faults.switches.applied(to: modes)
        entries += faults.rules.map { Entry(rule: $0) }
    }

    /// Whether there is no rule.
    var isEmpty: Bool { entries.isEmpty }

    /// The first rule that strikes this request. Every rule counts those that it matches, whichever strikes.
    mutating func rule(for request: FaultSubject) -> FaultRule? {
        var found: FaultRule?
        for index in entries.indices where entries[index].rule.match.takes(request) {
            let match = entries[index].rule.match
            entries[index].matched += 1
            let turn = entries[index].matched - match.spared
            guard found == nil, turn > 0, turn <= match.times ?? .max else { continue }
            entries[index].struck += 1
            found = entries[index].rule
        }
        return found
    }

    /// The modes, and how often each rule has matched and struck, in their order.
    var json: JSONValue {
        [
            "modes": modes.json,
            "rules": .array(entries.map { ["matched": .integer(Int64($0.matched)), "struck": .integer(Int64($0.struck))] }),
        ]
    }
}
