import Diagnostics

/// `wait`: how long a step stays with the device.
public struct Wait: Sendable, Hashable {
    public enum Until: String, Sendable, CaseIterable {
        /// The service took the order.
        case accepted
        /// The device has carried it out, or has failed to.
        case finished
    }

    /// What happens past `timeout`.
    public enum Afterwards: String, Sendable, CaseIterable {
        /// Still watched, still undone on time.
        case keep
        case cancel
    }

    public let until: Until
    /// Nil waits as long as the service keeps the action.
    public let timeout: Duration?
    public let afterwards: Afterwards

    private static let until = Key("until", Form<Until>.word, "`accepted` (the default) or `finished`.")
    private static let timeout = Key("timeout", Form.duration(), "How long at most.")
    private static let afterwards = Key("then", Form<Afterwards>.word, "Past `timeout`: `keep` (the default) or `cancel`.")

    static let shortForm = Form<Until>.word.map { until, _, _ in Wait(until: until, timeout: nil, afterwards: .keep) }
    static let form = MappingForm<Wait>("`wait`", "How long to stay with the device.", [until, timeout, afterwards]) { fields in
        let (until, timeout, afterwards) = (fields[Self.until], fields[Self.timeout], fields[Self.afterwards])
        if timeout == nil, let place = fields.place(of: Self.afterwards) { fields.collector.report(Messages.thenWithoutTimeout(place)) }
        return Wait(until: until ?? .accepted, timeout: timeout, afterwards: afterwards ?? .keep)
    }
}
