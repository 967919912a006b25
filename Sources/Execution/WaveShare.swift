import Playbooks

/// How many items of a `for_each` have failed of those that were begun.
struct WaveShare {
    let failures: Int
    let begun: Int

    /// - Parameter words: how the items that are over ended.
    init(_ words: some Collection<String>) {
        failures = words.count(where: Self.isFailure)
        begun = words.count { $0 != "skipped" }
    }

    static func isFailure(_ word: String) -> Bool { ["failed", "timed_out"].contains(word) }

    /// Whether more have failed than the waves allow.
    func isAbove(_ waves: Waves) -> Bool {
        guard let share = waves.stopAbove else { return false }
        return failures * 10_000 > share.basisPoints * begun
    }
}
