/// Who else works on alerts.
public enum EditMode: String, Hashable, Sendable, CaseIterable {
    case alone
    /// An analyst writes over each change that the API makes: the last write wins.
    case concurrent
}
