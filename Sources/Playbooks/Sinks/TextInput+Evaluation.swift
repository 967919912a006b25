public import Expressions

extension RuleStep.TextInput {
    /// The text with its values written as the sink wants them. In text for people one `${…}` alone gives its value.
    /// - Parameter known: the steps whose results are known; nil for all. Expressions that read others stand there as they are
    ///   written, between `⟨` and `⟩`. Their values may be anything, so none of them is assumed.
    public func evaluate(_ activation: some Activation, knowing known: Set<String>? = nil) -> Evaluation {
        func mark(_ expression: CheckedExpression) -> String? {
            guard let known, !expression.stepsRead.isSubset(of: known) else { return nil }
            return expression.mark
        }
        guard sink != .text else { return template.evaluate(activation, marking: mark) }
        var text = ""
        var missing: Set<Attribute> = []
        for part in template.parts {
            switch part {
            case .literal(let literal): text += literal
            case .expression(let expression, let offset):
                if let mark = mark(expression) {
                    text += mark
                    continue
                }
                switch expression.program.evaluate(activation) {
                case .value(let value):
                    guard let written = sink.written(value) else { return .failure(failure(expression, offset)) }
                    text += written
                case .failure(let failure):
                    let offsets = failure.offsets.lowerBound + offset..<failure.offsets.upperBound + offset
                    return .failure(EvaluationFailure(message: failure.message, offsets: offsets))
                case .unknown(let attributes): missing.formUnion(attributes)
                }
            }
        }
        return missing.isEmpty ? .value(.string(text)) : .unknown(missing)
    }

    private func failure(_ expression: CheckedExpression, _ offset: Int) -> EvaluationFailure {
        EvaluationFailure(
            message: Messages.cannotBeWritten(expression.text), offsets: offset..<offset + expression.text.utf8.count)
    }
}
