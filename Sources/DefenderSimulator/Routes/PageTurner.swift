/// Goes through rows until a page is full and it is known whether there is more.
struct PageTurner {
    /// How many of the rows that are selected come before the page.
    let start: Int
    let size: Int
    /// Whether the rows behind the page are counted, too.
    let countsAll: Bool
    private(set) var page: [ListedRow] = []
    /// How many selected rows were met.
    private(set) var seen = 0

    init(start: Int, size: Int, countsAll: Bool) {
        self.start = start
        self.size = size
        self.countsAll = countsAll
    }

    /// Whether a selected row stands behind the page.
    var hasMore: Bool { seen > start + page.count }

    mutating func take(_ rows: some Sequence<ListedRow>, where predicate: FilterPredicate?) {
        for row in rows {
            if let predicate, !predicate.selects(row) { continue }
            seen += 1
            if seen > start, page.count < size { page.append(row) } else if hasMore, !countsAll { return }
        }
    }
}
