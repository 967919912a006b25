/// How the client pages and tries again.
public struct ClientSettings: Hashable, Sendable {
    public let retries: RetryPolicy
    public let paging: PagingLimits

    public init(retries: RetryPolicy = .standard, paging: PagingLimits = .standard) {
        self.retries = retries
        self.paging = paging
    }

    public static let standard = ClientSettings()
}
