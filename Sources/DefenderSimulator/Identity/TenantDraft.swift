/// A further tenant as a world file tells of it.
public struct TenantDraft: Sendable {
    let tenantID: String
    let domain: String
    /// What it holds; its `roles` are those that the first tenant's app has there.
    let world: World
}
