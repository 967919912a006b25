import Canonical
import DefenderAPI
import Diagnostics

/// Reads `{"modes": {…}, "rules": [{"match": {…}, "do": {…}, "effect": …}]}` and collects every mistake on the way.
struct FaultReader {
    private var reader = WorldReader(now: .epoch)

    var mistakes: [Diagnostic] { reader.mistakes }

    mutating func faults(_ node: WorldNode) -> Faults {
        let parts = reader.members(node, of: "the faults", known: ["modes", "rules"])
        var faults = Faults()
        if let modes = parts["modes"] {
            let members = reader.members(modes, of: "modes", known: ModeTable.entries.map(\.name))
            for entry in ModeTable.entries {
                guard let node = members[entry.name] else { continue }
                if let value = text(node), entry.values.contains(value) {
                    faults.switches.values[entry.name] = value
                } else {
                    reader.note(Messages.notAChoice(entry.name, allowed: entry.values, node.place))
                }
            }
        }
        if let rules = parts["rules"] { faults.rules = reader.items(rules, of: "rules").map { rule($0) } }
        return faults
    }

    private mutating func rule(_ node: WorldNode) -> FaultRule {
        let parts = reader.members(node, of: "a rule", known: ["match", "do", "effect"])
        var rule = FaultRule()
        if let match = parts["match"] { rule.match = self.match(match) }
        if let deed = parts["do"] { rule.disturbance = disturbance(deed) }
        rule.givenEffect = choice(parts["effect"], "effect")
        if parts["do"] == nil { reader.note(Messages.missingKey("do", of: "a rule", node.place)) }
        return rule
    }

    private mutating func match(_ node: WorldNode) -> FaultMatch {
        let parts = reader.members(node, of: "match", known: FaultsFile.matchKeys)
        var match = FaultMatch()
        match.method = text(parts["method"])
        match.path = text(parts["path"])
        match.endpoint = text(parts["endpoint"])
        if let id = match.endpoint, let node = parts["endpoint"], !RouteTable.handlers.keys.contains(id) {
            reader.note(Messages.unknownEndpoint(id, known: RouteTable.handlers.keys.sorted(), node.place))
        }
        match.afterEffects = number(parts["afterEffects"], "afterEffects", 0...Int(Int32.max)) ?? 0
        match.spared = number(parts["after"], "after", 0...Int(Int32.max)) ?? 0
        match.times = number(parts["times"], "times", 1...Int(Int32.max))
        if let nth = number(parts["nth"], "nth", 1...Int(Int32.max)), let node = parts["nth"] {
            if parts["after"] != nil { reader.note(Messages.exclusiveKeys("nth", "after", node.place)) }
            match.spared = nth - 1
            match.times = match.times ?? 1
        }
        return match
    }

    private mutating func disturbance(_ node: WorldNode) -> Disturbance {
        let parts = reader.members(node, of: "do", known: FaultsFile.deedKeys)
        var deed = Disturbance()
        deed.status = number(parts["status"], "status", 200...599)
        deed.code = text(parts["code"])
        deed.retryAfter = text(parts["retryAfter"])
        deed.cutAfterBytes = number(parts["cutAfterBytes"], "cutAfterBytes", 0...Int(Int32.max))
        deed.body = choice(parts["body"], "body")
        if let delay = parts["delay"] {
            let read = text(delay).flatMap { DurationText.parse($0) }
            if let read, read >= .zero { deed.delay = read } else { reader.note(Messages.notADelay(delay.place)) }
        }
        if deed.code != nil, deed.refusal == nil { reader.note(Messages.codeWithoutStatus(node.place)) }
        if parts.isEmpty { reader.note(Messages.missingKey("status", of: "do", node.place)) }
        return deed
    }
}

// MARK: - Values

extension FaultReader {
    private mutating func text(_ node: WorldNode?) -> String? {
        guard let node else { return nil }
        guard case .scalar(_, let text) = node.content else {
            reader.note(Messages.wrongType(node.place.way, expected: .string, node.place))
            return nil
        }
        return text
    }

    private mutating func number(_ node: WorldNode?, _ name: String, _ range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        if case .scalar(let value, _) = node.content, let number = value.integerValue, let int = Int(exactly: number),
            range.contains(int)
        {
            return int
        }
        reader.note(Messages.notInRange(name, range, node.place))
        return nil
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: WorldNode?, _ name: String) -> Choice?
    where Choice.RawValue == String {
        guard let node else { return nil }
        if case .scalar(_, let text) = node.content, let choice = Choice(rawValue: text) { return choice }
        reader.note(Messages.notAChoice(name, allowed: Choice.allCases.map { $0.rawValue }, node.place))
        return nil
    }
}
