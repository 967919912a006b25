import ActionKit
import DefenderAPI

/// Counts the indicators that a plan stores anew against the room that the tenant has for them, while the plan is reviewed.
struct IndicatorTally {
    /// How many active indicators a tenant may have (mde-api.yaml, submit-indicator).
    static let capacity = 15_000

    private let answers: LookupAnswers
    private var added: Set<IndicatorValue> = []

    init(_ answers: LookupAnswers) { self.answers = answers }

    /// Takes room for the indicators of a step that replace none, or refuses it and takes none. Where nobody has counted what
    /// the tenant holds, the service is left to refuse.
    mutating func claim(_ drafts: [IndicatorDraft]) -> Verdict? {
        guard let held = answers.indicatorCount else { return nil }
        let new = Set(drafts.map(\.value).filter { answers.indicators[$0]?.isEmpty != false }).subtracting(added)
        guard held + added.count + new.count <= Self.capacity || new.isEmpty else {
            return .refused(
                reason: Messages.noRoom(for: new.count, held: held, added: added.count, capacity: Self.capacity),
                rule: Messages.serviceLimit)
        }
        added.formUnion(new)
        return nil
    }
}
