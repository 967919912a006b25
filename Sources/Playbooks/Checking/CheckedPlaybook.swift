import ActionKit
import Diagnostics

/// What came of checking one playbook by itself.
struct CheckedPlaybook: Sendable {
    /// Nil after a mistake.
    let rule: Rule?
    let diagnostics: [Diagnostic]
    let fieldUse: FieldUse
    let notYetCarriedOut: [NotYetCarriedOut]
    let namedFiles: [RuleGraph.NamedFile]

    init(
        _ playbook: Playbook, _ catalogue: Catalogue, _ project: ProjectDeclarations, _ callable: [String: [ManualInputSource]?]
    ) {
        let collector = DiagnosticCollector()
        let context = CheckContext(catalogue: catalogue, project: project, callable: callable, collector: collector)
        rule = RuleChecker(playbook, context).rule()
        diagnostics = collector.diagnostics
        var use = FieldUse.nothing
        var review = CarriedOutReview(channels: project.channelKinds)
        if let rule {
            use.add(rule)
            review.review(rule)
        }
        fieldUse = use
        notYetCarriedOut = review.findings
        namedFiles = rule.map { RuleGraph.namedFiles($0) } ?? []
    }
}
