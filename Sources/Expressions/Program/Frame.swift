/// The state of one evaluation.
struct Frame {
    /// The variables of the macros around, by their slots.
    var locals: [Evaluation]
    private var remaining: Int
    /// Where the budget ran out: the whole evaluation fails then, nothing absorbs it.
    private(set) var exhaustion: Range<Int>?
    /// What few evaluations need; without it there is nothing to set up and to clear away.
    private var rarities: Rarities?

    init(locals: Int, budget: Int, recorder: TraceRecorder? = nil) {
        if let recorder { rarities = Rarities(recorder) }
        self.locals = locals == 0 ? [] : Array(repeating: .value(.null), count: locals)
        self.remaining = budget
    }

    /// Pays for work; nil as long as there is something left to pay with.
    @inline(__always)
    mutating func spend(_ steps: Int, at offsets: Range<Int>) -> Evaluation? {
        remaining -= steps
        return remaining < 0 ? exhaust(offsets) : nil
    }

    private mutating func exhaust(_ offsets: Range<Int>) -> Evaluation {
        let place = exhaustion ?? offsets
        exhaustion = place
        return .fault(.tooMuchWork, at: place)
    }

    /// Pays for a value that was made, by its size.
    mutating func pay(for value: Value, at offsets: Range<Int>) -> Evaluation {
        spend(Work.steps(value), at: offsets) ?? .value(value)
    }

    /// Keeps what a test came to instead of a truth.
    mutating func keep(_ outcome: Evaluation) -> Truth {
        let kept = rarities ?? Rarities(nil)
        kept.gap = outcome
        rarities = kept
        return .gap
    }

    /// What the last test came to instead of a truth.
    func takeGap() -> Evaluation {
        defer { rarities?.gap = .value(.null) }
        return rarities?.gap ?? .value(.null)
    }

    /// Takes down what a node comes to, if somebody wants to see it.
    func record(_ outcome: Evaluation, of node: CheckedNode) {
        rarities?.recorder?.record(outcome, of: node)
    }

    private final class Rarities {
        var gap = Evaluation.value(.null)
        let recorder: TraceRecorder?

        init(_ recorder: TraceRecorder?) {
            self.recorder = recorder
        }
    }
}
