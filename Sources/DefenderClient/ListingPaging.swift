import Canonical
package import DefenderAPI

/// Decides how a listing is read to its end, and whether anything can have been missed.
///
/// The API promises no order, no snapshot and no usable nextLink, and shows no `lt`, `le` or `$orderby` (mde-errors-and-
/// limits.yaml, `paging`), so the textbook way of stepping by key is not to be had. What is: `$top` and `$skip`, for alerts
/// with `$filter=lastUpdateTime ge T`. While the rows stand still, that gives each of them once. They move when one comes in
/// or changes, and then a row can slip from a page that is still to come into one that has been read. Three signs tell:
/// - each page begins with the last rows of the one before (`overlap`); if it does not, rows have moved;
/// - at the end there are as many entities as places counted; if not, rows were seen twice and others perhaps never;
/// - a page that brings nothing new after a full one: the service repeats itself (loop guard).
///
/// After a pass with one of the first two signs the listing is read again from the start, and what is found is added,
/// until one pass is quiet. If none is, or the service repeats itself, or there are too many pages, the collection says
/// that it is incomplete. A page that is shorter than asked for is the last one, unless the service names a next one:
/// then its limit is lower than ours, and stepping goes on by what came.
package struct ListingPaging<Item: EntityView>: Sendable {
    package typealias Row = Listing<Item>.Row

    package enum Move: Sendable {
        case read(skip: Int, top: Int)
        case end(Collected<Item>)
    }

    private let limits: PagingLimits
    private let pageSize: Int
    /// The wanted rows of all passes, by key.
    private var found: [String: Row] = [:]
    /// The keys of all rows of the passes before this one.
    private var earlier: Set<String> = []
    private var pass = Pass()
    private var passes = 1
    private var pages = 0

    /// One reading from the first row to the last.
    private struct Pass {
        var skip = 0
        var keys: Set<String> = []
        /// The last rows of the page before.
        var tail: [String] = []
        var hasMoved = false
    }

    /// - Parameter maximumPage: the most rows that the service gives at once.
    package init(_ limits: PagingLimits, maximumPage: Int) {
        self.limits = limits
        pageSize = min(limits.pageSize, maximumPage)
    }

    package var first: Move { .read(skip: 0, top: pageSize) }

    package mutating func next(after page: Page<Row>) -> Move {
        pages += 1
        let keys = page.items.map(\.key)
        keep(page.items)
        let known = pass.keys.count
        pass.keys.formUnion(keys)
        if !keys.starts(with: pass.tail) { pass.hasMoved = true }
        let isLast = keys.isEmpty || (keys.count < pageSize && page.nextLink == nil)
        if isLast { return atEnd(rows: pass.skip + keys.count) }
        if pass.keys.count == known { return end(Messages.pagesRepeat) }
        guard pages < limits.maximumPages else { return end(Messages.tooManyPages(pages)) }
        return step(keys)
    }

    private mutating func step(_ keys: [String]) -> Move {
        // A service with pages smaller than the overlap must still be left behind.
        let overlap = min(limits.overlap, keys.count / 2)
        pass.tail = Array(keys.suffix(overlap))
        pass.skip += keys.count - overlap
        return .read(skip: pass.skip, top: pageSize)
    }

    private mutating func atEnd(rows: Int) -> Move {
        guard pass.hasMoved || pass.keys.count != rows else { return end(nil) }
        guard passes < limits.passes, pages < limits.maximumPages else { return end(Messages.rowsKeepMoving(passes)) }
        passes += 1
        earlier.formUnion(pass.keys)
        pass = Pass()
        return first
    }

    /// Of two readings of one row the later change counts, also where it makes the row unwanted.
    private mutating func keep(_ rows: [Row]) {
        for row in rows {
            if let known = found[row.key], changed(row) < changed(known) { continue }
            found[row.key] = row.item == nil ? nil : row
        }
    }

    private mutating func end(_ gap: String?) -> Move {
        let total = earlier.isEmpty ? pass.keys.count : earlier.union(pass.keys).count
        return .end(Collected(found.values.sorted(by: precedes).compactMap(\.item), total: total, gap: gap))
    }

    /// By time, then by key, so that the same rows come in the same order.
    private func precedes(_ one: Row, _ other: Row) -> Bool {
        changed(one) == changed(other)
            ? one.key.utf8.lexicographicallyPrecedes(other.key.utf8) : changed(one) < changed(other)
    }

    private func changed(_ row: Row) -> Timestamp { row.changed ?? .earliest }
}
