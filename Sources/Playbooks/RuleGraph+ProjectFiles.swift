public import ActionKit
public import Canonical
public import Diagnostics
import Expressions

/// The files of the project that steps send.
extension RuleGraph {
    /// A file that a step names.
    public struct NamedFile: Hashable, Sendable {
        public let path: String
        public let range: SourceRange

        /// The mistake of a file that cannot be taken, for this reason.
        public func diagnostic(_ reason: String) -> Diagnostic { Messages.noProjectFile(path, reason, range) }
    }

    /// The files that the steps of a playbook name, in their order.
    static func namedFiles(_ rule: Rule) -> [NamedFile] {
        rule.steps.flatMap { step -> [NamedFile] in
            guard case .action(let action, let inputs) = step.work else { return [] }
            return action.parameters.compactMap { parameter in
                guard case .shaped(.projectPath) = parameter.kind, case .text(let text)? = inputs[parameter.name] else { return nil }
                return NamedFile(path: text.source.text, range: text.source.range)
            }
        }
    }

    /// The graph with the files that its steps name.
    public func holding(_ files: [ProjectFile]) -> RuleGraph {
        var graph = self
        graph.projectFiles = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
        return graph
    }

    /// The graph with the values that its expressions read.
    public func holding(_ values: ProjectValues) -> RuleGraph {
        var graph = self
        graph.values = values
        return graph
    }

    /// What expressions read of the values, as a plan counts it; nil if they read nothing of them.
    public var valuesJSON: JSONValue? {
        let usesCalendars = rules.contains { $0.expressions.contains { $0.functions.contains(HostFunction.during.slot) } }
        let values = values.json(readBy: fieldUse, usesCalendars: usesCalendars)
        guard let services = servicesJSON else { return values }
        var all = values?.objectValue ?? JSONObject()
        all["services"] = services
        return .object(all)
    }

    /// The digests of the operations of services that steps call, and of those that take them back; nil if none does.
    private var servicesJSON: JSONValue? {
        let calls = rules.flatMap(\.steps).compactMap(\.service)
        let operations = calls.map(\.operation) + calls.compactMap(\.undo)
        guard !operations.isEmpty else { return nil }
        return .object(
            JSONObject(
                Dictionary(operations.map { ($0.title, JSONValue.string(Digest(of: $0.json.canonicalBytes).description)) }) { first, _ in
                    first
                }
                .map { ($0.key, $0.value) }))
    }

    /// The files by path and bytes, as a plan counts them.
    public var projectFileDigests: [File] {
        projectFiles.values.map { File(path: $0.path, digest: $0.digest) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
