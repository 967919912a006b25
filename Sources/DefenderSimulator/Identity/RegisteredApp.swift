/// An app that may sign in: a confidential client with a secret or certificates, or, for people, a public one.
struct RegisteredApp: Sendable {
    let id: String
    /// Of its service principal.
    let objectID: String
    let name: String
    /// nil where it has none; the laboratory's secrets open nothing else.
    let secret: String?
    let certificates: [AppCertificate]
    /// Its application permissions, of all resources.
    let roles: [String]
}
