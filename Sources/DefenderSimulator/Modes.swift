import Canonical

/// The ways of the service that differ from time to time and from tenant to tenant (docs/simulator.md): what the
/// simulated one does at present.
struct Modes: Hashable, Sendable {
    /// What asking twice for a machine action answers.
    var duplicates = DuplicateMode.reject

    init(_ options: SimulatorOptions) { duplicates = options.duplicates }

    var json: JSONValue { ["duplicates": .string(duplicates.rawValue)] }
}
