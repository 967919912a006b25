/// The state of one evaluation.
struct Frame {
    /// The variables of the macros around, by their slots.
    var locals: [Evaluation]
    private var remaining: Int
    /// Set once the budget is spent: the whole evaluation fails then, nothing absorbs it.
    private(set) var exhaustion: EvaluationFailure?

    init(locals: Int, budget: Int) {
        self.locals = locals == 0 ? [] : Array(repeating: .value(.null), count: locals)
        self.remaining = budget
    }

    /// Pays for work; nil as long as there is something left to pay with.
    mutating func spend(_ steps: Int, at offsets: Range<Int>) -> Evaluation? {
        remaining -= steps
        guard remaining < 0 else { return nil }
        let failure = exhaustion ?? EvaluationFailure(message: Fault.tooMuchWork.message, offsets: offsets)
        exhaustion = failure
        return .failure(failure)
    }

    /// Pays for a value that was made, by its size.
    mutating func pay(for value: Value, at offsets: Range<Int>) -> Evaluation {
        let steps: Int
        switch value {
        case .string(let text): steps = text.utf8.count / 64
        case .bytes(let bytes): steps = bytes.count / 64
        case .list(let elements): steps = elements.count / 4
        default: return .value(value)
        }
        return spend(steps, at: offsets) ?? .value(value)
    }
}
