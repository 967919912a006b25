import DefenderAPI
import Expressions

extension KQLLiteral {
    /// The constant of a value; nil for what a query has no constant for, like null or a list of lists.
    init?(_ value: Value) {
        switch value {
        case .string(let text): self = .string(text)
        case .int(let number): self = .integer(number)
        case .double(let number): self = .double(number)
        case .bool(let flag): self = .boolean(flag)
        case .timestamp(let time): self = .timestamp(time)
        case .duration(let duration): self = .duration(duration)
        case .list(let items):
            let literals = items.compactMap { item -> KQLLiteral? in if case .list = item { nil } else { KQLLiteral(item) } }
            guard literals.count == items.count else { return nil }
            self = .list(literals)
        default: return nil
        }
    }
}
