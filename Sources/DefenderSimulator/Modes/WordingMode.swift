/// The sentences of errors: free text that may change at any time (mde-errors-and-limits.yaml, `message_stability`).
public enum WordingMode: String, Hashable, Sendable, CaseIterable {
    case documented
    case reworded
}
