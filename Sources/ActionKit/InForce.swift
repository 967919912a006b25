/// A state that already is as a step wants it.
public struct InForce: Hashable, Sendable {
    /// One sentence, with who put it in force.
    public let sentence: String
    public let cause: DeviceState.Cause

    public init(_ sentence: String, by cause: DeviceState.Cause) {
        self.sentence = sentence
        self.cause = cause
    }
}
