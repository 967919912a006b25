import TestRandom

/// Conditions on `SmallWorld`, at random.
enum RandomCondition {
    private static let finite = [
        #"alert.severity == "High""#, #"alert.severity != "Low""#, #"alert.severity >= "Medium""#, #"alert.severity < "High""#,
        #"alert.severity in ["Low", "High"]"#, #"alert.status == "New""#, #"alert.status != null"#, "has(alert.status)",
        "alert.isOpen", "alert.isOpen == false", #"alert.title == "a""#,
        #"alert.title in ["a", "b"]"#, #"alert.status in ["New", "Resolved"]"#, "alert.title == null", #""x" in alert.tags"#,
        #"alert.tags.exists(t, "y" == t)"#, "true", "false",
    ]
    private static let opaque = [
        #"(alert.title != null && alert.title.startsWith("a"))"#, "alert.tags.size() > 1", #"alert.tags.all(t, t != "x")"#,
    ]

    /// - Returns: the text, and whether all of it is of the finite part.
    static func make(depth: Int, _ random: inout SeededGenerator) -> (String, Bool) {
        if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 { return leaf(&random) }
        let left = make(depth: depth - 1, &random)
        let right = make(depth: depth - 1, &random)
        let isFinite = left.1 && right.1
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return ("(\(left.0) && \(right.0))", isFinite)
        case 2, 3: return ("(\(left.0) || \(right.0))", isFinite)
        case 4: return ("!(\(left.0))", left.1)
        default:
            let test = leaf(&random)
            return ("(\(test.0) ? \(left.0) : \(right.0))", isFinite && test.1)
        }
    }

    private static func leaf(_ random: inout SeededGenerator) -> (String, Bool) {
        let isFinite = Int.random(in: 0..<4, using: &random) > 0
        let choices = isFinite ? finite : opaque
        return (choices[Int.random(in: 0..<choices.count, using: &random)], isFinite)
    }
}
