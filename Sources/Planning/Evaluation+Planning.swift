public import Expressions
import Playbooks

extension Evaluation {
    /// What to ask next for the sake of this evaluation; empty if it needs nothing.
    public var questions: Set<Question> { Set(cheapest.map { Question($0) }) }

    /// What to ask next where these attributes are missing.
    static func questions(_ missing: Set<Attribute>) -> Set<Question> { Evaluation.unknown(missing).questions }
}

extension Condition {
    /// What the properties in a condition came to, for people who ask why it is false; nil if it names none.
    func values(_ activation: some Activation) -> String? {
        let paths = Trace(of: checked, activation).paths
        return paths.isEmpty ? nil : paths.joined(separator: ", ")
    }
}
