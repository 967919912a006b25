import Actions
import ArgumentParser
import Canonical
import DefenderSimulator
import Playbooks
import Views

/// The schemas that the binary carries: those made of declarations, in draft-07, which editors read.
enum SchemaDocument: String, ExpressibleByArgument, CaseIterable {
    case playbook, config, plan, audit, world

    var text: String { json.prettyText() }

    private var json: JSONValue {
        switch self {
        case .playbook: PlaybookSchema.playbook(.standard)
        case .config: PlaybookSchema.configuration(.standard)
        case .plan: PlanSchema.document
        case .audit: AuditSchema.document
        case .world: WorldSchema.document
        }
    }

    /// The file in a project's folder of schemas.
    var fileName: String { "\(rawValue).schema.json" }
}
