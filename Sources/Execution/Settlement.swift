/// What an attempt means for its deed.
public enum Settlement: Hashable, Sendable {
    case done(Receipt)
    case failed(String, status: Int?)
    /// The same action is active on the device: ours, if it carries our token, else somebody else's.
    case active(String)
    /// It is not known whether it happened: the service has to be asked.
    case question(String)
    /// A rehearsal: nothing was to happen.
    case shown
}
