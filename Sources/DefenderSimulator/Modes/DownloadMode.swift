/// What the storage gives for a link that is good.
public enum DownloadMode: String, Hashable, Sendable, CaseIterable {
    case whole
    /// 200 without a byte.
    case empty
}
