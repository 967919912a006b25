/// An app as a world file tells of it.
public struct AppDraft: Sendable {
    /// The client id, in lower case.
    var id: String?
    var name: String?
    var secret: String?
    /// nil for all application permissions.
    var roles: [String]?
    var federations: [Federation] = []
}
