import Canonical
public import DefenderAPI
public import Diagnostics

/// cordon.yaml, decoded and checked. Paths are relative to the project folder.
public struct Configuration: Sendable {
    /// A tenant of Microsoft Defender for Endpoint and how Cordon signs in to it.
    public struct Tenant: Sendable {
        public let name: String
        /// The directory id.
        public let id: String
        /// The id of the app registration.
        public let clientID: String
        public let credential: Credential
        public let cloud: Cloud
        /// The geographic region of the API's host; nil for the global one.
        public let region: Region?
        /// Origin of the API, without path.
        public let api: String
        /// Origin of the sign-in service, without path.
        public let login: String
        /// Origin of Microsoft Graph, without path.
        public let graph: String
        /// Whom the API's tokens are for.
        public let resource: String
        /// What this tenant has in place of the project's `vars`.
        public let variables: [Variable]
        /// What this tenant's policy adds to the project's.
        public internal(set) var policy: Policy?
        public let range: SourceRange
    }

    /// A second file for every record of the audit log.
    public struct AuditMirror: Sendable, Hashable {
        /// Which of the two files must hold a record before anything is done.
        public enum Requirement: String, Sendable, CaseIterable {
            case all, any
        }

        public let file: String
        public let requirement: Requirement
    }

    /// Where runs, timers and leases are kept.
    public enum StateStore: Sendable, Hashable {
        /// The path of the database.
        case sqlite(String)
        /// The address, without a password.
        case postgres(String)
    }

    /// Folder (or file) of the playbooks.
    public let playbooks: String
    public let state: StateStore
    public let auditLog: String
    /// Path of the key that signs the audit log's checkpoints.
    public let auditKey: String
    /// The size in bytes from which on a file of the audit log is full and the next one is begun; nil for one file.
    public let auditRotation: Int?
    public let auditMirror: AuditMirror?
    public let tenants: [Tenant]
    public let variables: [Variable]
    public let tables: [DataTable]
    public let calendars: [Calendar]
    public let services: [Service]
    public let approvers: [Approver]
    public let channels: [Channel]
    /// Folder for downloaded packages and live response results.
    public let evidence: String
    public let policy: Policy
    /// The forms in use that this version cannot carry out yet, the policy's included.
    public let notYetCarriedOut: [NotYetCarriedOut]

    /// Path of the ledger's database.
    public var ledger: String {
        guard case .sqlite(let path) = state else {
            preconditionFailure("the state is in no file; Configuration.notYetCarriedOut names that")
        }
        return path
    }
}

extension Configuration {
    /// What playbooks may name.
    public var declarations: ProjectDeclarations {
        var groups: [String: Set<String>] = [:]
        for approver in approvers { for group in approver.groups { groups[group, default: []].insert(approver.name) } }
        var declarations = ProjectDeclarations(
            variables: variables.map { .init($0.name, $0.type.celType) }, tables: tables.map { .init($0.name, $0.type) },
            calendars: calendars.map(\.name), channels: channels.map(\.name), approvers: groups,
            actionsUnderApproval: Set(policy.approvals.flatMap(\.actions)))
        declarations.policyTags = policy.tags
        declarations.channelKinds = channels.kinds
        declarations.services = services
        return declarations
    }
}
