/// What an action means for evidence that is still on the device.
public enum EvidenceEffect: Hashable, Sendable {
    case none
    /// It brings evidence to safety.
    case collects
    /// It removes something that an investigation would want to see.
    case destroys
}
