/// `retry`: a failed step is tried again.
public struct Retry: Sendable, Hashable {
    /// How often after the first time.
    public let times: Int
    /// The pause before each.
    public let wait: Duration

    private static let times = Key("times", Form.integer(1...20), required: true, "How often after the first time.")
    private static let pause = Key("wait", Form.duration(upTo: .seconds(7 * 86400)), "The pause before each; without it 1m.")

    static let shortForm = Form.integer(1...20).map { times, _, _ in Retry(times: times, wait: .seconds(60)) }
    static let form = MappingForm<Retry>("`retry`", "Tries again after a failure.", [times, pause]) { fields in
        let (times, pause) = (fields[Self.times], fields[Self.pause])
        return times.map { Retry(times: $0, wait: pause ?? .seconds(60)) }
    }
}
