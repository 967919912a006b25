/// How often an endpoint may be called, as its page states; nil where the page is silent.
public struct RateLimits: Hashable, Sendable {
    public let perMinute: Int?
    public let perHour: Int?

    /// What most pages state, and what is assumed where one is silent.
    public static let standard = RateLimits(perMinute: 100, perHour: 1500)

    /// Of a page that states no limit.
    public static let unstated = RateLimits(perMinute: nil, perHour: nil)
}
