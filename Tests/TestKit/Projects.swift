public import ActionKit
public import Actions
import Diagnostics
public import Playbooks
import YAMLSyntax

/// Playbooks and policies as a project would write them, checked.
public enum Projects {
    /// The graph of these playbooks, one file each.
    public static func graph(_ playbooks: [String], catalogue: Catalogue = .standard) -> RuleGraph {
        let collector = DiagnosticCollector()
        let files = playbooks.enumerated().map { SourceFile(path: "playbooks/\($0.offset).yaml", text: $0.element) }
        let decoder = PlaybookDecoder(actions: catalogue.keys, into: collector)
        let decoded = files.flatMap { YAMLParser.parse($0, into: collector).compactMap { decoder.playbook($0) } }
        guard let graph = RuleGraph.check(decoded, files: files, catalogue: catalogue, project: declarations, into: collector) else {
            preconditionFailure("playbooks with mistakes: \(collector.diagnostics.map(\.message))")
        }
        // Whatever file a step names is there, and says which it is.
        return graph.holding(graph.namedFiles.map { ProjectFile(path: $0.path, content: Array("# \($0.path)\n".utf8)) })
    }

    /// The services that playbooks of tests may call.
    public static let services = """
        tickets:
          url: https://tickets.example
          authorization: env:TICKETS_TOKEN
          operations:
            create: { method: POST, path: /api/tickets, effect: writes, inputs: { text: string }, outputs: { id: string }, undo: close }
            close: { method: POST, path: "/api/tickets/${inputs.id}/close", effect: writes, inputs: { id: string } }
            find: { method: GET, path: "/api/hosts/${inputs.host}", effect: reads, inputs: { host: string, deep: bool }, outputs: { owner: string, vip: bool } }
            names: { method: GET, path: /api/names, effect: reads, inputs: { of: string }, outputs: { names: list(string) } }
        """

    /// What cordon.yaml declares, as far as it is services; nothing is known of the rest.
    public static let declarations: ProjectDeclarations = {
        var declarations = ProjectDeclarations.none
        declarations.services = configuration(policy: "none", services: services).services
        return declarations
    }()

    /// The policy of a cordon.yaml with this `policy:`.
    public static func policy(_ yaml: String) -> Policy { configuration(policy: yaml).policy }

    /// A cordon.yaml with this `policy:`.
    public static func configuration(policy yaml: String, services: String? = nil) -> Configuration {
        let collector = DiagnosticCollector()
        let text = """
            tenants:
              - name: lab
                tenantId: 9a8b7c6d-0000-4000-8000-112233445566
                clientId: 9a8b7c6d-0000-4000-8000-112233445567
                credential: { secret: "env:SECRET" }
            policy:\(yaml == "none" ? " none" : "\n" + yaml)
            """ + (services.map { "\nservices:\n" + $0.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") } ?? "")
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
        guard let configuration = decoder.configuration(SourceFile(path: "cordon.yaml", text: text)) else {
            preconditionFailure("a policy with mistakes: \(collector.diagnostics.map(\.message))")
        }
        return configuration
    }

    /// Isolate, then tag: what most tests need.
    public static let containment = """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High" && alert.status != "Resolved"', lookback: 24h, per: device } }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: "Ransomware ${alerts[0].id}" }
          - id: mark
            tag_device: { add: [contained] }
        """
}
