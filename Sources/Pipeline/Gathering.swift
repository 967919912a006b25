import Planning

/// Facts while they are gathered.
struct Gathering {
    var facts = Facts()
    /// Why something may be missing.
    var gap: String?

    /// Notes a gap; the first one is told.
    mutating func note(gap reason: String?) { gap = gap ?? reason }
}
