extension MachineAction {
    /// How far the action is.
    public enum State: Hashable, Sendable {
        case pending
        case inProgress
        case succeeded
        case failed
        case timeOut
        case cancelled
        /// A status outside the reference, or none: neither success nor an end.
        case unknown(String)

        /// Whether the status changes no more.
        public var isFinal: Bool {
            switch self {
            case .succeeded, .failed, .timeOut, .cancelled: true
            case .pending, .inProgress, .unknown: false
            }
        }
    }

    public var state: State {
        switch status {
        case "Pending": .pending
        case "InProgress": .inProgress
        case "Succeeded": .succeeded
        case "Failed": .failed
        case "TimeOut": .timeOut
        case "Cancelled": .cancelled
        case let other: .unknown(other ?? "")
        }
    }
}
