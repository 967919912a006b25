/// How a step ended, in the words of language.md.
public protocol StepOutcome: Hashable, Sendable {
    static func failed(_ reason: String) -> Self
    static func skipped(_ reason: String) -> Self
    static func already(_ reason: String) -> Self
    static func refused(_ reason: String, rule: String) -> Self
    static func unknown(_ reason: String) -> Self
    static func cancelled(_ reason: String) -> Self
    /// Its device had not carried it out when `wait` ended.
    static func timedOut(_ reason: String) -> Self
    /// The service took it, and the run was stopped before its device had carried it out.
    static func pending(_ reason: String) -> Self
    /// People have to agree first, and have not yet.
    static func waiting(_ reason: String) -> Self
    /// Somebody who was asked has said no.
    static func denied(_ reason: String) -> Self
    /// Nobody has answered in time.
    static func expired(_ reason: String) -> Self

    /// The word in reports.
    var word: String { get }
    /// The word that a later step's `steps.ID.outcome` sees: a rehearsal goes on as if the step were done.
    var wordForConditions: String { get }
    var reason: String? { get }
    var rule: String? { get }
    /// Machine actions that the service took.
    var actionIDs: [String] { get }
    /// Whether the state was in force before us.
    var isAlready: Bool { get }
}

extension Collection where Element: StepOutcome {
    /// The one that decides what becomes of the whole, by the order of cli.md's exit codes.
    var worst: Element? {
        let order = [
            "failed", "timed_out", "refused", "denied", "expired", "unknown", "waiting", "pending", "cancelled", "done", "rehearsed",
            "skipped",
        ]
        return order.lazy.compactMap { word in first { $0.word == word } }.first
    }
}
