/// Collects what keeps an operation from having a value. What is unknown wins over what failed.
struct Gaps {
    private var unknown: Set<Attribute> = []
    private var failure: EvaluationFailure?
    private(set) var isEmpty = true

    mutating func add(_ evaluation: Evaluation) {
        switch evaluation {
        case .value: return
        case .failure(let new): failure = failure ?? new
        case .unknown(let attributes): unknown.formUnion(attributes)
        }
        isEmpty = false
    }

    mutating func add(_ fault: Fault, at offsets: Range<Int>) {
        add(.fault(fault, at: offsets))
    }

    /// Adds what a condition came to instead of a truth.
    mutating func add(testOf outcome: Evaluation, at offsets: Range<Int>) {
        if case .value(let other) = outcome { add(.notBoolean(other), at: offsets) } else { add(outcome) }
    }

    /// What to return; only if something was added.
    var evaluation: Evaluation {
        if let failure, unknown.isEmpty { return .failure(failure) }
        return .unknown(unknown)
    }

    /// The outcome of a strict operation, one of whose operands has no value.
    static func of(_ first: Evaluation, _ second: Evaluation) -> Evaluation {
        var gaps = Gaps()
        gaps.add(first)
        gaps.add(second)
        return gaps.evaluation
    }
}
