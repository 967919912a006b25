public import Canonical
public import DefenderAPI

/// What has been begun before, as far as limits count it.
public struct Standing: Sendable {
    /// An effect that was begun.
    public struct Begun: Hashable, Sendable {
        public let action: String
        public let device: MachineID
        public let time: Timestamp

        public init(action: String, device: MachineID, time: Timestamp) {
            self.action = action
            self.device = device
            self.time = time
        }
    }

    public let now: Timestamp
    public let begun: [Begun]

    public init(now: Timestamp, begun: [Begun]) {
        self.now = now
        self.begun = begun
    }

    /// Devices that one of the actions was begun on within the window before now.
    func devices(_ actions: Set<String>, within window: Duration) -> Set<MachineID> {
        let since = now - window
        return Set(begun.filter { actions.contains($0.action) && $0.time > since }.map(\.device))
    }
}
