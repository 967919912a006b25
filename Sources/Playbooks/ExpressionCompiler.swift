import Diagnostics
import Expressions

/// Compiles embedded texts in one scope and reports their findings at the file's places.
struct ExpressionCompiler {
    let declarations: Declarations
    let collector: DiagnosticCollector

    /// An expression that must be a bool.
    func condition(_ source: Embedded) -> Condition? { compile(source, expecting: .bool) }

    /// An expression of any type.
    func expression(_ source: Embedded) -> Condition? { compile(source, expecting: nil) }

    /// A text with `${…}`.
    func template(_ source: Embedded) -> RuleStep.TextInput? {
        let (template, findings) = Template.compile(source.text, declarations)
        report(findings, in: source)
        return template.map { RuleStep.TextInput(source: source, template: $0) }
    }

    private func compile(_ source: Embedded, expecting type: CELType?) -> Condition? {
        let (checked, findings) = CheckedExpression.compile(source.text, declarations, expecting: type)
        report(findings, in: source)
        return checked.map { Condition(source: source, checked: $0) }
    }

    private func report(_ findings: [Finding], in source: Embedded) {
        for finding in findings { collector.report(source.diagnostic(finding)) }
    }
}
