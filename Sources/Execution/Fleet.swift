public import Canonical

/// How many devices of a tenant are onboarded, and when they were counted.
public struct Fleet: Hashable, Sendable {
    public let devices: Int
    public let time: Timestamp

    public init(devices: Int, time: Timestamp) {
        self.devices = devices
        self.time = time
    }

    /// A count is believed for a day (language.md, "Policy"); one from the future is not.
    public func isFresh(at now: Timestamp) -> Bool { time <= now && now - time < .seconds(24 * 60 * 60) }
}
