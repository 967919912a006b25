import Planning

/// The steps of a run whose end the review alone decides: what asks for them can be told before the run.
struct ForegoneSteps {
    /// By the id of the step in the run; those of a `for_each` are told by its items together, and not here.
    private var results: [String: StepResult] = [:]

    mutating func note(_ step: PlannedStep, _ verdict: Verdict) {
        guard step.item == nil, let outcome = Self.outcome(of: step, verdict) else { return }
        results[step.group] = StepResult(outcome: outcome, reason: verdict.reason)
    }

    /// That a step is never reached, whatever else happens in the run; nil where that is not so.
    /// - Parameter drift: what has become of it since it was planned: that is said first.
    func verdict(on step: PlannedStep, unless drift: Drift.Verdict?) -> Verdict? {
        if case .failed = step.state { return nil }
        if case .drifted = drift { return nil }
        var conditions = step.gates
        if case .deferred(let deferral) = step.state { conditions.append(deferral) }
        for condition in conditions {
            if case .fails(let reason) = condition.decide(results) { return .skipped(reason: reason) }
        }
        return nil
    }

    /// The word that expressions see, where it hangs on nothing else.
    private static func outcome(of step: PlannedStep, _ verdict: Verdict) -> String? {
        switch verdict {
        case .refused: "refused"
        case .denied: "denied"
        case .expired: "expired"
        case .skipped: step.isAlready || step.condition != nil || !step.gates.isEmpty ? nil : "skipped"
        case .cleared, .waiting, .already, .failed: nil
        }
    }
}
