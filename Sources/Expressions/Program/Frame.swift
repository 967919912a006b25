/// The state of one evaluation.
struct Frame {
    /// The variables of the macros around, by their slots.
    var locals: [Evaluation]
    private var remaining: Int
    /// Where the budget ran out: the whole evaluation fails then, nothing absorbs it.
    private(set) var exhaustion: Range<Int>?
    /// Takes down what each node comes to, if somebody wants to see it.
    let recorder: TraceRecorder?
    private var gap = Evaluation.value(.null)
    /// Borrowed for the length of the evaluation: a copy at every node would cost more than what most nodes do.
    private let activation: UnsafePointer<any Activation>

    init(_ activation: UnsafePointer<any Activation>, locals: Int, budget: Int, recorder: TraceRecorder? = nil) {
        self.recorder = recorder
        self.activation = activation
        self.locals = locals == 0 ? [] : Array(repeating: .value(.null), count: locals)
        self.remaining = budget
    }

    @inline(__always)
    func variable(_ slot: Int) -> Evaluation { activation.pointee.variable(slot) }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { activation.pointee.call(function, arguments) }

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
        gap = outcome
        return .gap
    }

    /// What the last test came to instead of a truth.
    mutating func takeGap() -> Evaluation {
        defer { gap = .value(.null) }
        return gap
    }
}
