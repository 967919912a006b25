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
        public let secret: SecretReference
        /// Origin of the API, without path; nil for the commercial cloud's.
        public let api: String?
        /// Origin of the sign-in service, without path; nil for the commercial cloud's.
        public let login: String?
        /// Origin of Microsoft Graph, without path; nil for the commercial cloud's. No action or look-up of this version calls it.
        public let graph: String?
        public let range: SourceRange
    }

    /// Folder (or file) of the playbooks.
    public let playbooks: String
    /// Path of the ledger's database.
    public let ledger: String
    public let auditLog: String
    /// Path of the key that signs the audit log's checkpoints.
    public let auditKey: String
    public let tenants: [Tenant]
    public let policy: Policy
}
