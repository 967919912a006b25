import Canonical

/// On what terms a step is done, from the JSON view: the words in which a terminal shows them.
struct StepTerms {
    let step: JSONValue

    /// When it begins, in what portions, and how often it is tried.
    var course: [String] { [needs.map(Messages.needs), waves.map(Messages.waves), retry.map(Messages.retry)].compactMap { $0 } }

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
