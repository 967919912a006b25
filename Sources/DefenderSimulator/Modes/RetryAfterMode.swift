/// What a 429 says of when to come again.
public enum RetryAfterMode: String, Hashable, Sendable, CaseIterable {
    case seconds
    /// An HTTP date (RFC 9110, section 10.2.3).
    case date
    /// Nothing.
    case absent
}
