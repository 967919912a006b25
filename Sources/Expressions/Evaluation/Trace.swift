/// What each part of an expression came to in one evaluation: why a condition is false, for people.
public struct Trace: Sendable {
    /// One part that was evaluated. Constants, and parts that the result did not need, have none.
    public struct Entry: Sendable {
        /// UTF-8 offsets of the part in the expression's text.
        public let offsets: Range<Int>
        /// The offset of what names the part: its operator, function or field.
        public let anchor: Int
        /// What it came to; in a macro, for the last element that was looked at.
        public let outcome: Evaluation
        /// How often it was evaluated: more than once in a macro.
        public let count: Int
    }

    public let text: String
    public let result: Evaluation
    /// In the order of their anchors.
    public let entries: [Entry]

    /// Evaluates once and takes down all parts. Slower than `Program.evaluate(_:maximumSteps:)`, with the same result.
    public init(
        of expression: CheckedExpression, _ activation: any Activation, maximumSteps: Int = Program.maximumSteps
    ) {
        let recorder = TraceRecorder()
        let root = ProgramBuilder(isTraced: true).build(expression.root)
        text = expression.text
        result = Program.evaluate(
            root, frameSize: expression.frameSize, activation, maximumSteps, recorder: recorder)
        let bytes = Array(expression.text.utf8)
        entries = recorder.entries.values.map { entry in
            Entry(offsets: entry.node.offsets, anchor: entry.node.anchor(in: bytes), outcome: entry.outcome, count: entry.count)
        }.sorted { ($0.anchor, $1.offsets.upperBound) < ($1.anchor, $0.offsets.upperBound) }
    }
}
