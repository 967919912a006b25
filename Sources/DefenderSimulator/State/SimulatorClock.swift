import Canonical

/// The tenant's time: what the port says plus what was advanced.
struct SimulatorClock: Sendable {
    private let source: @Sendable () -> Timestamp
    private let isVirtual: Bool
    private let start: Timestamp
    private var advanced: Duration = .zero

    init(isVirtual: Bool, source: @escaping @Sendable () -> Timestamp) {
        self.source = source
        self.isVirtual = isVirtual
        start = source()
    }

    var now: Timestamp { (isVirtual ? start : source()) + advanced }

    /// Moves a virtual clock on.
    /// - Returns: whether it could: a real clock goes by itself, and no clock goes back.
    mutating func advance(by duration: Duration) -> Bool {
        guard isVirtual, duration >= .zero, now.adding(duration) != nil else { return false }
        advanced += duration
        return true
    }
}
