import Diagnostics
import Expressions

/// Compiles embedded texts in one scope and reports their findings at the file's places.
struct ExpressionCompiler {
    let declarations: Declarations
    let collector: DiagnosticCollector
    /// Steps that cannot be asked for yet, by id, with their places.
    var laterSteps: [String: SourceRange] = [:]

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
        for finding in findings {
            let diagnostic = source.diagnostic(finding)
            let word = String(decoding: Array(source.text.utf8)[finding.offsets], as: UTF8.self)
            let isUnknownStep = finding.id == "CDN0306" && finding.message.hasPrefix("steps ")
            let later = isUnknownStep ? laterSteps[word].map { [Messages.comesLater($0)] } : nil
            collector.report(later.map { diagnostic.adding($0) } ?? diagnostic)
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
