/// How a listing is read in pages.
public struct PagingLimits: Hashable, Sendable {
    /// Rows asked for at once; the service allows 10,000.
    public let pageSize: Int
    /// Rows that each page repeats of the one before, to notice that rows have moved.
    public let overlap: Int
    /// How often the listing is read from the start while its rows keep moving.
    public let passes: Int
    /// All pages of all passes together.
    public let maximumPages: Int

    /// - Precondition: 0 < overlap < pageSize ≤ 10,000.
    public init(pageSize: Int, overlap: Int, passes: Int, maximumPages: Int) {
        precondition((1..<pageSize).contains(overlap) && pageSize <= 10_000, "pages overlap in part, and end at 10,000 rows")
        self.pageSize = pageSize
        self.overlap = overlap
        self.passes = passes
        self.maximumPages = maximumPages
    }

    /// Pages of 2,000 rows, about 5 MB: a page a call, and 100 calls a minute are allowed.
    public static let standard = PagingLimits(pageSize: 2_000, overlap: 100, passes: 4, maximumPages: 300)
}
