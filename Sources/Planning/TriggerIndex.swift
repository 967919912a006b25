import DefenderAPI
import Expressions
import Playbooks

/// The conditions of all triggers, cut into the parts that must all hold, each once however many playbooks write it. Parts that
/// ask a property for constant texts are tables: a look-up selects the playbooks that are still possible. Of these each part is
/// evaluated at most once for an alert, and a playbook is looked at only while none of its parts is false: the cost of an alert
/// grows with the playbooks that could match it. A condition with a false part is false, even where evaluating the others would be
/// too much work.
struct TriggerIndex: Sendable {
    private let predicates: [Program]
    /// The places of the parts of all rules, one rule after the other.
    private let places: [Int]
    /// Where in `places` a rule's parts begin; one more than there are rules.
    private let starts: [Int]
    private let tables: [TriggerTable]
    /// The rules that no table holds.
    private let others: [Int]

    init(_ rules: [Rule]) {
        let parts = rules.map { $0.alertTrigger.map { Conjunct.all(of: $0.condition.checked) } ?? [] }
        (predicates, places, starts) = Self.numbered(parts)
        (tables, others) = Self.divided(parts.map { $0.compactMap(\.fieldTexts).filter(Self.isOfAlert) })
    }

    private static func numbered(_ rules: [[Conjunct]]) -> ([Program], [Int], [Int]) {
        var known: [String: Int] = [:]
        var predicates: [Program] = []
        var (places, starts): ([Int], [Int]) = ([], [0])
        for parts in rules {
            for part in parts {
                if known[part.text] == nil {
                    known[part.text] = predicates.count
                    predicates.append(part.program)
                }
                places.append(known[part.text, default: 0])
            }
            starts.append(places.count)
        }
        return (predicates, places, starts)
    }

    private static func isOfAlert(_ test: FieldTexts) -> Bool {
        test.slot == Scope.subject && test.field < Alert.schema.fields.count
    }

    /// Each rule stands in one table: that of the property whose texts tell most rules apart.
    private static func divided(_ tests: [[FieldTexts]]) -> ([TriggerTable], others: [Int]) {
        var texts: [Int: Set<String>] = [:]
        for test in tests.joined() { texts[test.field, default: []].formUnion(test.texts) }
        var tables: [Int: TriggerTable] = [:]
        var others: [Int] = []
        for (rule, tests) in tests.enumerated() {
            let best = tests.max { (texts[$0.field]?.count ?? 0, $1.field) < (texts[$1.field]?.count ?? 0, $0.field) }
            if let best {
                tables[best.field, default: TriggerTable(field: best.field)].add(rule, best.texts)
            } else {
                others.append(rule)
            }
        }
        return (tables.values.sorted { $0.field < $1.field }, others)
    }

    /// The rules that no table rules out for an alert, in their order.
    func possible(_ alert: Record) -> [Int] {
        if others.isEmpty, tables.count == 1 { return tables[0].possible(alert) }
        return tables.reduce(into: others) { $0 += $1.possible(alert) }.sorted()
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
            for number in index.starts[rule]..<index.starts[rule + 1] {
                let place = index.places[number]
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
