/// Which clock moves the simulated tenant.
public enum ClockMode: String, Hashable, Sendable, CaseIterable {
    /// The machine's.
    case real
    /// Stands at the start and moves by `POST /_simulator/clock` only.
    case virtual
}
