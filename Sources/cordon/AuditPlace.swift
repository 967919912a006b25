import Audit
import Canonical
import Foundation
import Pipeline
import Playbooks

/// Where the audit log, its key and the ledger of a project lie. Reading the log needs no playbooks.
struct AuditPlace {
    private let location: AuditLocation
    private let rotateAt: Int?
    private let mirror: AuditMirror?
    let key: String
    let ledger: String

    var log: String { location.log }
    var checkpoint: String { location.checkpoint }
    var hashes: String { location.hashes }

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
        location = AuditLocation(log: path(configuration?.auditLog ?? ".cordon/audit.jsonl"))
        rotateAt = configuration?.auditRotation
        mirror = configuration?.auditMirror.map { mirror in
            AuditMirror(location: AuditLocation(log: path(mirror.file)), requirement: mirror.requirement == .any ? .any : .all)
        }
        key = path(configuration?.auditKey ?? ".cordon/audit.key")
        ledger = path(configuration?.ledger ?? ".cordon/state.db")
    }

    /// What it takes to write the log.
    func opening(ledgerRoot: [UInt8]?, at time: Timestamp) -> AuditOpening {
        AuditOpening(
            location: location, keyFile: KeyFile(path: key), holder: LockHolder(processID: getpid(), since: time),
            newLogID: UUID().uuidString.lowercased(), ledgerRoot: ledgerRoot, rotateAt: rotateAt, mirror: mirror)
    }

    /// All files of the log.
    func parts() throws(CommandFailure) -> AuditParts {
        do throws(FileError) { return try AuditParts(location) } catch { throw CommandFailure(.failed, error.description) }
    }
}
