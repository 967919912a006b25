import Canonical

/// When a new alert comes to light.
public enum ArrivalMode: String, Hashable, Sendable, CaseIterable {
    case prompt
    /// Ten minutes after it was raised, with the times that it had then: behind the cursor of whoever has read on.
    case late

    static let delay = Duration.seconds(600)
}
