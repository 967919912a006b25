public import DefenderAPI

/// What has to be so of a device before an action can do anything there, as far as the service's properties tell. What
/// they leave open is no obstacle: the service decides then.
public enum Precondition: Hashable, Sendable {
    /// The service manages the device (`onboardingStatus`).
    case onboarded
    /// The service does not manage the device.
    case unmanaged
    /// The device runs Windows (`osPlatform`).
    case windows
    /// No live response is under way: the service takes one at a time.
    case noSession

    /// Why the device is not as it has to be, or nil.
    public func obstacle(_ machine: Machine, _ state: DeviceState) -> String? {
        switch self {
        case .onboarded:
            guard let status = machine.onboardingStatus, status != "Onboarded" else { return nil }
            return Messages.notOnboarded(status)
        case .unmanaged: return machine.onboardingStatus == "Onboarded" ? Messages.onboarded : nil
        case .windows:
            guard let platform = machine.osPlatform, !platform.hasPrefix("Windows") else { return nil }
            return Messages.notWindows(platform)
        case .noSession: return state[.session].isOn ? Messages.sessionRuns(by: state[.session].cause) : nil
        }
    }

    /// The condition in words.
    public var words: String {
        switch self {
        case .onboarded: "the device is onboarded"
        case .unmanaged: "the device is not onboarded"
        case .windows: "the device runs Windows"
        case .noSession: "no live response is under way on the device"
        }
    }
}
