import ActionKit
import Planning

/// Which of some steps have been taken back.
struct UndoneTally: Sendable {
    private var undone: Set<String> = []
    /// Those that were done and that something takes back.
    private var standing: Set<String> = []

    mutating func note(_ word: String, of step: PlannedStep) {
        if word == "done", step.step?.undoes.isEmpty == false { standing.insert(step.id) }
    }

    mutating func noteUndone(_ step: PlannedStep) { undone.insert(step.id) }

    /// Whether one was taken back, and none that could be still stands.
    var isAll: Bool { !undone.isEmpty && standing.isSubset(of: undone) }

    func contains(_ step: String) -> Bool { undone.contains(step) }
}
