/// The API that an endpoint belongs to: each has hosts and token audiences of its own (mde-auth.yaml, `hosts`).
public enum APIService: String, Hashable, Sendable, CaseIterable {
    /// Microsoft Defender for Endpoint.
    case defender
    /// Microsoft Graph.
    case graph
}
