import ActionKit
import DefenderAPI
import Planning

/// Look-ups that only the run can ask, because they hang on how earlier steps end.
extension RunCourse {
    mutating func look(up question: Lookup, for step: PlannedStep) async throws(ExecutionFailure) {
        guard let reader = dispatch.reader else { preconditionFailure("nobody is there to answer \(step.id)") }
        let facts: Facts
        if let kept = past.found[step.id].flatMap({ Facts(json: $0) }), kept.found(question) != nil {
            facts = kept
        } else {
            switch await LookupAnswer.facts(of: question, reader) {
            case .success(let read): facts = read
            // Who stops the command has not made the look-up fail.
            case .failure where Task.isCancelled: return
            case .failure(let unasked): return try await settle(step, .failed(unasked.reason))
            }
        }
        switch FoundFacts.of(question, step.action, facts) {
        case .success(let found):
            try journal.keep(found, of: step, in: run)
            try await settle(step, E.M.finished(actionIDs: [], note: found.count), found: found)
        case .failure(let unasked): try await settle(step, .failed(unasked.reason))
        case nil: preconditionFailure("a question was answered with something else")
        }
    }
}
