import ArgumentParser

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit log: what was done, by whom and why.",
        subcommands: [
            AuditLogCommand.self, AuditShowCommand.self, AuditVerifyCommand.self, AuditCheckpointCommand.self,
            AuditConsistencyCommand.self, AuditCosignCommand.self, AuditExportCommand.self,
        ])
}
