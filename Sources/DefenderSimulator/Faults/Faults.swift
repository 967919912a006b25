/// What is wrong with the tenant on purpose: a faults file, or the body of `PUT /_simulator/faults`.
public struct Faults: Hashable, Sendable {
    var switches = ModeSwitches()
    /// The first that strikes a request is the one that counts.
    var rules: [FaultRule] = []

    /// Nothing is wrong.
    public static let none = Faults()
}
