import ActionKit
import Diagnostics
import Expressions

/// What a playbook is checked against.
struct CheckContext {
    let catalogue: Catalogue
    let project: ProjectDeclarations
    /// The inputs of each playbook that can be called, by name; nil for one with another trigger.
    let callable: [String: [ManualInputSource]?]
    let collector: DiagnosticCollector

    /// Whether an author may give this name to a value; if not, that is reported.
    ///
    /// - Parameter keepsRoots: whether roots of other triggers are kept too, so that a `let` name reads alike everywhere.
    func isFree(_ name: Spanned<String>, in scope: Scope, keepsRoots: Bool = true) -> Bool {
        if let mistake = Identifier.mistake(in: name) {
            collector.report(mistake)
            return false
        }
        let isKept = (keepsRoots && Identifier.roots.contains(name.value)) || Identifier.words.contains(name.value)
        guard scope.declarations.slot(of: name.value) == nil, !isKept else {
            collector.report(Messages.bindingTaken(name))
            return false
        }
        return true
    }

    func requireChannel(_ name: Spanned<String>) {
        guard project.isConfigured, !project.channels.contains(name.value) else { return }
        collector.report(Messages.unknownChannel(name, known: project.channels))
    }

    /// Every group is known and together they have enough people.
    /// - Parameter groups: nil for all of them.
    func requireApprovers(_ groups: [Spanned<String>]?, quorum: Spanned<Int>?) {
        guard project.isConfigured else { return }
        var people: Set<String> = groups == nil ? Set(project.approvers.values.joined()) : []
        for group in groups ?? [] {
            guard let members = project.approvers[group.value] else {
                collector.report(Messages.unknownGroup(group, known: project.approvers.keys.sorted()))
                return
            }
            people.formUnion(members)
        }
        if let quorum, quorum.value > people.count { collector.report(Messages.quorumTooLarge(quorum, people: people.count)) }
    }
}
