import ActionKit
import Actions
import ArgumentParser
import Diagnostics
import Playbooks
import Views

struct ExplainCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a playbook, an action, an entity, a function, the policy or a diagnostic means.",
        usage: "cordon explain [playbook|action|entity|function] NAME | policy | CDN0123",
        discussion: "Example: cordon explain action isolate_device")

    enum Kind: String, CaseIterable {
        case playbook, action, entity, function
    }

    @Argument(help: "What is to be explained; a name alone is a playbook's.")
    var subject: [String]

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let page = try page(output).json
        output.show(ExplanationText.render(page, isColoured: output.isColoured))
        output.show(ResultDocument(schema: Explanation.schema, page))
        return 0
    }

    private func page(_ output: Output) throws -> Explanation {
        switch subject.count {
        case 1 where subject[0] == "policy": return Explanation(policy: try project().policy)
        case 1:
            if let page = DiagnosticPage.named(subject[0]) { return Explanation(diagnostic: page) }
            return try playbook(subject[0], output)
        case 2:
            guard let kind = Kind(rawValue: subject[0]) else {
                throw CommandFailure(.usage, Messages.unknown("subject", subject[0], Kind.allCases.map(\.rawValue) + ["policy"]))
            }
            return try page(kind, subject[1], output)
        default: throw CommandFailure(.usage, Messages.explainUsage)
        }
    }

    private func page(_ kind: Kind, _ name: String, _ output: Output) throws -> Explanation {
        switch kind {
        case .playbook: return try playbook(name, output)
        case .action:
            guard let action = Catalogue.standard[name] else {
                throw CommandFailure(.usage, Messages.unknown("action", name, Catalogue.standard.keys))
            }
            return Explanation(action: action)
        case .entity:
            guard let entity = EntityKind(rawValue: name) else {
                throw CommandFailure(.usage, Messages.unknown("entity", name, EntityKind.allCases.map(\.rawValue)))
            }
            return Explanation(entity: entity)
        case .function:
            guard let page = Explanation(function: name) else {
                throw CommandFailure(.usage, Messages.unknown("function", name, Explanation.functionNames))
            }
            return page
        }
    }

    private func project() throws -> Project { try Project.load(projectOptions, paths: []).holding(policyOf: projectOptions.tenant) }

    private func playbook(_ name: String, _ output: Output) throws -> Explanation {
        let project = try project()
        let graph = try project.checkedGraph(output)
        guard let rule = graph.rules.first(where: { $0.name == name }) else {
            let unknown = Messages.unknown("playbook", name, graph.rules.map(\.name))
            throw CommandFailure(.usage, unknown + kinds(of: name).map { Messages.explainedAs($0.rawValue, name) }.joined())
        }
        return Explanation(playbook: rule, among: graph.rules, project.policy)
    }

    /// What else has the name.
    private func kinds(of name: String) -> [Kind] {
        let found: [(Kind, Bool)] = [
            (.action, Catalogue.standard[name] != nil), (.entity, EntityKind(rawValue: name) != nil),
            (.function, Explanation.functionNames.contains(name)),
        ]
        return found.filter(\.1).map(\.0)
    }
}
