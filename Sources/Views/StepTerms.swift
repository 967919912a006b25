import Canonical

/// On what terms a step is done, from the JSON view: the words in which a terminal shows them.
struct StepTerms {
    let step: JSONValue
    let fate: StepFate

    /// When it begins, in what portions, and how often it is tried.
    var course: [String] {
        guard fate.isAhead else { return [] }
        return [needs.map(Messages.needs), waves.map(Messages.waves), retry.map(Messages.retry)].compactMap { $0 }
    }

    /// What stays of it, and what its failure does.
    var aftermath: [String] {
        (nothingTakesItBack ? [Messages.nothingTakesItBack] : []) + (afterFailure.map { [Messages.ifItFails($0)] } ?? [])
    }

    /// What its failure comes to, where it is not simply the end of the run.
    var afterFailure: String? { fate.isAhead ? Messages.afterFailure(step["onFailure"]?.stringValue ?? "") : nil }

    /// Whether it changes something that nobody can take back; what changes little is not spoken of.
    var nothingTakesItBack: Bool {
        guard fate.mayAct, let risk = step["risk"]?.stringValue, risk != "none", step["undoAfter"] == nil else { return false }
        // What only the run fills in has no requests yet, and its action may take it back then.
        let isWhole = ["requests", "requestsOf"].contains { step[$0]?.arrayValue?.isEmpty == false }
        return !canBeUndone && step["restored"] == nil && (isWhole || step["opposite"]?.stringValue == nil)
    }

    /// Whether the plan holds requests that take it back.
    var canBeUndone: Bool { step["undo"]?.arrayValue?.isEmpty == false }

    /// The steps that must have ended; nil where the playbook writes no graph.
    var needs: [String]? { step["needs"]?.arrayValue?.compactMap(\.stringValue) }

    /// How many items a wave has, and what part of them may fail; nil without waves.
    var waves: (size: Int64, stopAbove: String?)? {
        step["waves"]?["of"]?.integerValue.map { ($0, step["waves"]?["stopAbove"]?.stringValue) }
    }

    /// How often it is tried again, and how long after; nil if it is not.
    var retry: (times: Int64, wait: String)? {
        guard let times = step["retry"]?["times"]?.integerValue, let wait = step["retry"]?["wait"]?.stringValue else { return nil }
        return (times, wait)
    }
}
