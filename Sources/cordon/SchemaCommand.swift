import Actions
import ArgumentParser
import Canonical
import Playbooks

struct SchemaCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print a JSON Schema, for editors and checks: the same as in schemas/.",
        usage: "cordon schema \(SchemaDocument.allCases.map(\.rawValue).joined(separator: "|"))",
        discussion: "Example: cordon schema playbook > schemas/playbook.schema.json")

    @Argument(help: "What the schema describes.")
    var name: SchemaDocument

    func execute() async throws -> Int32 {
        Output(isJSON: false, isColoured: false, isQuiet: false).show(name.text + "\n")
        return 0
    }
}
