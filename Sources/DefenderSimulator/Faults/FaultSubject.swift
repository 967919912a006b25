/// A request as the faults see it.
struct FaultSubject: Hashable, Sendable {
    let method: String
    /// As the reference writes it, without the query.
    let path: String
    /// The endpoint's id; nil for tokens, downloads and what matches no route.
    let endpoint: String?
    /// How many effects the tenant has had before it.
    let effects: Int
}
