/// What evaluating gives: a value, a failure, or the set of attributes without which neither can be told.
public enum Evaluation: Sendable {
    case value(Value)
    indirect case failure(EvaluationFailure)
    case unknown(Set<Attribute>)

    /// A failure whose place the evaluator fills in: what hosts return.
    public static func failure(_ message: String) -> Evaluation {
        .failure(EvaluationFailure(message: message, offsets: 0..<0))
    }

    /// What has to be looked up before this can be told, cheapest first; empty if nothing has.
    public var missing: [Attribute] {
        if case .unknown(let attributes) = self { return attributes.sorted() }
        return []
    }

    /// The cheapest of what is missing: what to look up before anything else, as its answer may be enough.
    public var cheapest: [Attribute] {
        let missing = missing
        return missing.filter { $0.cost == missing[0].cost }
    }

    /// The value, if there is one.
    public var value: Value? {
        if case .value(let value) = self { return value }
        return nil
    }
}
