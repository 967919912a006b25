import Audit
import Canonical
import Foundation
import Pipeline
import Playbooks

/// Where the audit log, its key and the ledger of a project lie. Reading the log needs no playbooks.
struct AuditPlace {
    let log: String
    let checkpoint: String
    let hashes: String
    let key: String
    let ledger: String

    init(_ options: ProjectOptions) throws(CommandFailure) {
        let (folder, configuration) = try Project.configuration(options)
        if case .postgres? = configuration?.state { throw CommandFailure(.refused, Messages.noPostgres) }
        self.init(folder, configuration)
    }

    /// As far as cordon.yaml can be read: what stops everything must not wait for somebody to mend a file.
    init(whateverIsWrongWith options: ProjectOptions) throws(CommandFailure) {
        let folder = try Project.folder(options.project)
        guard Files.exists(folder + "/cordon.yaml") else { throw CommandFailure(.usage, Messages.noConfiguration) }
        self.init(folder, Project.configuration(in: folder))
    }

    init(_ folder: String, _ configuration: Configuration?) {
        func path(_ path: String) -> String { Files.resolve(path, in: folder) }
        let location = AuditLocation(log: path(configuration?.auditLog ?? ".cordon/audit.jsonl"))
        log = location.log
        checkpoint = location.checkpoint
        hashes = location.hashes
        key = path(configuration?.auditKey ?? ".cordon/audit.key")
        ledger = path(configuration?.ledger ?? ".cordon/state.db")
    }

    /// What it takes to write the log.
    func opening(ledgerRoot: [UInt8]?, at time: Timestamp) -> AuditOpening {
        AuditOpening(
            location: AuditLocation(log: log), keyFile: KeyFile(path: key), holder: LockHolder(processID: getpid(), since: time),
            newLogID: UUID().uuidString.lowercased(), ledgerRoot: ledgerRoot)
    }
}
