import Analysis
import ArgumentParser
import Canonical
import DefenderAPI
import DefenderClient
import Playbooks
import Views

struct AuthCheckCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compare the permissions of the sign-in with what the playbooks need: what is missing, and what is too much.",
        usage: "cordon auth check [PATH…]", discussion: "Example: cordon auth check --format json")

    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let project = try Project.load(projectOptions, paths: paths)
        let graph = try project.checkedGraph(output)
        guard let configuration = project.configuration else { throw CommandFailure(.usage, Messages.noConfiguration) }
        let connection = try Connection(configuration, folder: project.folder, tenant: projectOptions.tenant, output)
        return try await connection.finishing {
            let needed = graph.rules.flatMap { rule in PlaybookPermissions.endpoints(rule).map { ($0, rule.name) } }
            let audit = PermissionAudit(try await connection.client.identity(), needed: needed)
            output.show(audit.text)
            output.show(audit.document)
            return audit.missing.isEmpty ? 0 : CommandFailure.Kind.refused.rawValue
        }
    }
}
