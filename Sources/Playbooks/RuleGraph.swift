public import ActionKit
public import Canonical
import DefenderAPI
public import Diagnostics

/// All playbooks, checked. It cannot exist with an error: `check` is the only way to one.
public struct RuleGraph: Sendable {
    /// A file that playbooks were read from; a plan counts it by its bytes.
    public struct File: Hashable, Sendable {
        /// As shown, relative to the project.
        public let path: String
        public let digest: Digest

        public init(path: String, digest: Digest) {
            self.path = path
            self.digest = digest
        }
    }

    /// In the order of the files and of the documents in them.
    public let rules: [Rule]
    public let files: [File]
    /// The files of the project that steps send, by path.
    public internal(set) var projectFiles: [String: ProjectFile] = [:]
    /// What of cordon.yaml expressions read.
    public internal(set) var values = ProjectValues.none
    public let catalogue: Catalogue
    /// The properties that expressions read.
    public let fieldUse: FieldUse
    /// The forms in use that planner and executor cannot carry out yet, in the order of the files: whoever would act on
    /// such playbooks refuses them (`NotYetCarriedOut.refusal`).
    public let notYetCarriedOut: [NotYetCarriedOut]
    /// The files that steps name, in the order of the playbooks.
    public let namedFiles: [NamedFile]

    /// Checks playbooks against the catalogue: all mistakes go to the collector; the graph is nil if one is an error
    /// or if the collector already holds one.
    ///
    /// - Parameters:
    ///   - project: what cordon.yaml declares.
    ///   - divider: who checks playbook by playbook.
    public static func check(
        _ playbooks: [Playbook], files: [SourceFile], catalogue: Catalogue, project: ProjectDeclarations = .none,
        dividing divider: some WorkDivider = InTurn(), into collector: DiagnosticCollector
    ) -> RuleGraph? {
        program(playbooks, files: files, catalogue: catalogue, project: project, dividing: divider, into: collector).graph
    }

    /// Like `check`, with the rules of the playbooks that are right, whatever is wrong with others: what there is to say
    /// about them together need not wait until all are.
    public static func program(
        _ playbooks: [Playbook], files: [SourceFile], catalogue: Catalogue, project: ProjectDeclarations,
        dividing divider: some WorkDivider, into collector: DiagnosticCollector
    ) -> (rules: [Rule], graph: RuleGraph?) {
        reportDuplicates(playbooks, collector)
        CallGraph(playbooks).reportCycles(collector)
        let callable = signatures(playbooks)
        let project = project.sharingExpressions()
        let checked = divider.map(playbooks.count) { index in
            CheckedPlaybook(playbooks[index], catalogue, project, callable)
        }
        for playbook in checked { collector.report(contentsOf: playbook.diagnostics) }
        let rules = checked.compactMap(\.rule)
        guard !collector.hasErrors else {
            let wrong = Set(collector.diagnostics.filter { $0.severity == .error }.compactMap(\.range?.file))
            return (rules.filter { !wrong.contains($0.range.file) }, nil)
        }
        let graph = RuleGraph(
            rules: rules, files: files.map { File(path: $0.path, digest: Digest(of: $0.bytes)) },
            catalogue: catalogue, fieldUse: checked.reduce(into: .identity) { $0.add($1.fieldUse) },
            notYetCarriedOut: checked.flatMap(\.notYetCarriedOut), namedFiles: checked.flatMap(\.namedFiles))
        return (rules, graph)
    }

    /// The inputs of the playbooks that can be called, by name.
    private static func signatures(_ playbooks: [Playbook]) -> [String: [ManualInputSource]?] {
        var signatures: [String: [ManualInputSource]?] = [:]
        for playbook in playbooks {
            guard let name = playbook.name?.value else { continue }
            if case .manual(let inputs)? = playbook.trigger?.value {
                signatures.updateValue(inputs, forKey: name)
            } else {
                signatures.updateValue(.none, forKey: name)
            }
        }
        return signatures
    }

    /// What the calendar has to say: playbooks that have expired, and those that will within 30 days.
    public func warnings(at time: Timestamp) -> [Diagnostic] {
        rules.compactMap { rule in
            guard let expires = rule.expires, let range = rule.expiresRange else { return nil }
            if time >= expires { return Messages.expired(rule.name, range) }
            return time >= expires - .seconds(30 * 24 * 60 * 60) ? Messages.expiresSoon(rule.name, range) : nil
        }
    }

    private static func reportDuplicates(_ playbooks: [Playbook], _ collector: DiagnosticCollector) {
        var first: [String: SourceRange] = [:]
        for playbook in playbooks {
            guard let name = playbook.name else { continue }
            if let other = first[name.value] {
                collector.report(Messages.duplicatePlaybook(name, other))
            } else {
                first[name.value] = name.range
            }
        }
    }
}
