/// What to do with a tag (reference: `TagAction`).
public enum TagAction: String, Hashable, Sendable, CaseIterable {
    case add = "Add"
    case remove = "Remove"
}
