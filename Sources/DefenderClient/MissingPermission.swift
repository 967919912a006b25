public import DefenderAPI

/// An endpoint that the sign-in may not call.
public struct MissingPermission: Hashable, Sendable {
    public let endpoint: Endpoint
    /// Any one of these would do, the least one first.
    public let anyOf: [String]
}
