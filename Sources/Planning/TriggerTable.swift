import DefenderAPI
import Expressions

/// Rules that ask one property of the alert for constant texts: what the property says selects those that are still possible.
struct TriggerTable: Sendable {
    let field: Int
    private(set) var all: [Int] = []
    private var rulesByText: [String: [Int]] = [:]

    init(field: Int) { self.field = field }

    /// - Precondition: rules are added in their order.
    mutating func add(_ rule: Int, _ texts: [String]) {
        all.append(rule)
        for text in Set(texts) { rulesByText[text, default: []].append(rule) }
    }

    /// The rules that the property does not rule out, in their order. A property without a text rules none out: whether the
    /// condition fails or is false then is for its evaluation to say.
    func possible(_ alert: Record) -> [Int] {
        guard case .string(let text) = alert[field] else { return all }
        return rulesByText[text] ?? []
    }
}
