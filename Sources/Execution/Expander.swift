public import Guardrails
public import Planning

/// Reads what a step acts on of which only the run can tell it, and holds it against the policy as if it were new.
public protocol Expander: Sendable {
    /// What planning the step asks for, as the service tells it now.
    func facts(for expansion: Expansion, after results: [String: StepResult]) async -> Result<Facts, ExpansionFailure>

    /// The run with what the step has turned out to be, each of its steps judged by the policy and the standing of now.
    /// - Parameters:
    ///   - run: as it is with these steps.
    ///   - before: as it was judged without them.
    ///   - others: what of the plan is cleared and not yet over; it uses up limits first.
    func review(
        _ run: PlannedRun, _ expanded: Expanded, of before: ReviewedRun, beside others: [ReviewedRun]
    ) async -> Result<ReviewedRun, ExpansionFailure>
}

/// Why a step stays what only the run can tell.
public struct ExpansionFailure: Error, Hashable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
