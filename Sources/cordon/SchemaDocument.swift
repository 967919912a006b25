import Actions
import ArgumentParser
import Canonical
import Playbooks

/// The schemas that the binary carries: those made of the declarations that decode what authors write.
enum SchemaDocument: String, ExpressibleByArgument, CaseIterable {
    case playbook, config

    var text: String {
        switch self {
        case .playbook: PlaybookSchema.playbook(.standard).prettyText()
        case .config: PlaybookSchema.configuration(.standard).prettyText()
        }
    }

    /// The file in a project's folder of schemas.
    var fileName: String { "\(rawValue).schema.json" }
}
