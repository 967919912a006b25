import Diagnostics
import Expressions

/// Compiles embedded texts in one scope and reports their findings at the file's places.
struct ExpressionCompiler {
    let scope: Scope
    let project: ProjectDeclarations
    let collector: DiagnosticCollector
    /// Steps that cannot be asked for here, by id, with what to say about each.
    var hiddenSteps: [String: Diagnostic.Related] = [:]
    /// Outputs that are not there because their step does not wait for the device.
    var unfinished: UnfinishedOutputs = [:]

    /// An expression that must be a bool.
    func condition(_ source: Embedded) -> Condition? { compile(source, expecting: .bool) }

    /// An expression of any type, or of one.
    func expression(_ source: Embedded, expecting type: CELType? = nil) -> Condition? { compile(source, expecting: type) }

    /// A text with `${…}`; if it is one `${…}` and nothing else, that expression is of the type.
    func template(_ source: Embedded, expecting type: CELType? = nil, sink: Sink = .text) -> RuleStep.TextInput? {
        let (template, findings) = Template.compile(source.text, scope.declarations, expecting: type)
        report(findings, in: source)
        guard let template else { return nil }
        // All parts are looked at: a mistake in one is no reason to be silent about the next.
        let wrong = template.parts.count { part in
            guard case .expression(let expression, let offset) = part else { return false }
            let isRight = review(expression, offset: offset, in: source)
            return !fits(expression, offset, sink, source) || !isRight
        }
        return wrong == 0 ? RuleStep.TextInput(source: source, template: template, sink: sink) : nil
    }

    private func fits(_ expression: CheckedExpression, _ offset: Int, _ sink: Sink, _ source: Embedded) -> Bool {
        if sink.accepts(expression.type) { return true }
        let place = source.range(of: offset..<offset + expression.text.utf8.count)
        collector.report(Messages.notForTheSink(expression.type.description, accepted: sink.accepted, place))
        return false
    }

    private func compile(_ source: Embedded, expecting type: CELType?) -> Condition? {
        let (checked, findings) = CheckedExpression.compile(source.text, scope.declarations, expecting: type)
        report(findings, in: source)
        guard let checked, review(checked, offset: 0, in: source) else { return nil }
        return Condition(source: source, checked: checked)
    }

    private func review(_ expression: CheckedExpression, offset: Int, in source: Embedded) -> Bool {
        var review = ExpressionReview(compiler: self, source: source, offset: offset)
        return review.passes(expression)
    }

    private func report(_ findings: [Finding], in source: Embedded) {
        for finding in findings {
            let diagnostic = source.diagnostic(finding)
            let word = String(decoding: Array(source.text.utf8)[finding.offsets], as: UTF8.self)
            let isUnknownStep = finding.id == "CDN0306" && finding.message.hasPrefix("steps ")
            let note = isUnknownStep ? hiddenSteps[word] : nil
            collector.report(note.map { diagnostic.adding([$0]) } ?? diagnostic)
        }
    }
}

extension Diagnostic {
    fileprivate func adding(_ places: [Related]) -> Diagnostic {
        Diagnostic(
            id: id, severity: severity, message: message, range: range, allowed: allowed, suggestion: suggestion,
            related: related + places)
    }
}
