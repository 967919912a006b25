import Expressions
import Playbooks

/// The conditions of all triggers, cut into the parts that must all hold, each once however many playbooks write it. For an alert
/// each part is evaluated at most once, and a playbook is looked at only while none of its parts is false: the cost of an alert
/// grows with the playbooks that could match it. A condition with a false part is false, even where evaluating the others would be
/// too much work.
struct TriggerIndex: Sendable {
    private let predicates: [Program]
    /// By rule, the places of its parts.
    private let parts: [[Int]]

    init(_ rules: [Rule]) {
        var places: [String: Int] = [:]
        var predicates: [Program] = []
        parts = rules.map { rule in
            guard let trigger = rule.alertTrigger else { return [] }
            return Conjunct.all(of: trigger.condition.checked).map { part in
                if let place = places[part.text] { return place }
                places[part.text] = predicates.count
                predicates.append(part.program)
                return predicates.count - 1
            }
        }
        self.predicates = predicates
    }

    /// What is known of the parts for one alert.
    struct Candidates {
        private enum State: UInt8 {
            case open, notFalse, isFalse
        }

        private let index: TriggerIndex
        private let activation: TriggerActivation
        private var states: [State]

        init(_ index: TriggerIndex, _ activation: TriggerActivation) {
            self.index = index
            self.activation = activation
            states = Array(repeating: .open, count: index.predicates.count)
        }

        /// Whether no part of the rule's condition is false; what it comes to has to be evaluated then.
        mutating func mayHold(_ rule: Int) -> Bool {
            for place in index.parts[rule] {
                if states[place] == .open { states[place] = isFalse(place) ? .isFalse : .notFalse }
                if states[place] == .isFalse { return false }
            }
            return true
        }

        private func isFalse(_ place: Int) -> Bool {
            guard case .value(.bool(false)) = index.predicates[place].evaluate(activation) else { return false }
            return true
        }
    }
}
