/// How the pages of a list hang together: the ways that clients of the service have met (reliability.md; reference README,
/// row 11).
public enum PagingMode: String, Hashable, Sendable, CaseIterable {
    /// A link to the next page that carries everything on.
    case plain
    /// No link, although there is more.
    case noNextLink
    /// A link that leads to the same page again, for ever.
    case loop
    /// A link to another host.
    case otherHost
    /// A link that has lost the filter.
    case lostFilter
    /// Rows come in before the page while it is turned: the last row of a page stands on the next one again.
    case shift
}
