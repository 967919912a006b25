import Canonical
package import DefenderAPI

/// Decides how a listing of alerts is read to its end, and whether anything can have been missed.
///
/// The API promises no order, no snapshot and no usable nextLink, and shows no `lt`, `le` or `$orderby` (mde-errors-and-
/// limits.yaml, `paging`), so the textbook way of stepping by key is not to be had. What is: `$filter=lastUpdateTime ge T`
/// with `$top` and `$skip`. While the rows stand still, that gives each of them once. They move when an alert comes in or
/// changes, and then a row can slip from a page that is still to come into one that has been read. Three signs tell:
/// - each page begins with the last rows of the one before (`overlap`); if it does not, rows have moved;
/// - at the end there are as many alerts as places counted; if not, rows were seen twice and others perhaps never;
/// - a page that brings nothing new after a full one: the service repeats itself (loop guard).
///
/// After a pass with one of the first two signs the listing is read again from the start, and what is found is added,
/// until one pass is quiet. If none is, or the service repeats itself, or there are too many pages, the collection says
/// that it is incomplete. A page that is shorter than asked for is the last one, unless the service names a next one:
/// then its limit is lower than ours, and stepping goes on by what came.
package struct AlertPaging: Sendable {
    package enum Move: Sendable {
        case read(skip: Int, top: Int)
        case end(Collected<Alert>)
    }

    private let limits: PagingLimits
    private var found: [String: Alert] = [:]
    private var pass = Pass()
    private var passes = 1
    private var pages = 0

    /// One reading from the first row to the last.
    private struct Pass {
        var skip = 0
        var ids: Set<String> = []
        /// The last rows of the page before.
        var tail: [String] = []
        var hasMoved = false
    }

    package init(_ limits: PagingLimits) { self.limits = limits }

    package var first: Move { .read(skip: 0, top: limits.pageSize) }

    package mutating func next(after page: Page<Alert>) -> Move {
        pages += 1
        let ids = page.items.map(\.id)
        keep(page.items)
        let known = pass.ids.count
        pass.ids.formUnion(ids)
        if !ids.starts(with: pass.tail) { pass.hasMoved = true }
        let isLast = ids.isEmpty || (ids.count < limits.pageSize && page.nextLink == nil)
        if isLast { return atEnd(rows: pass.skip + ids.count) }
        if pass.ids.count == known { return end(Messages.pagesRepeat) }
        guard pages < limits.maximumPages else { return end(Messages.tooManyPages(pages)) }
        return step(ids)
    }

    private mutating func step(_ ids: [String]) -> Move {
        // A service with pages smaller than the overlap must still be left behind.
        let overlap = min(limits.overlap, ids.count / 2)
        pass.tail = Array(ids.suffix(overlap))
        pass.skip += ids.count - overlap
        return .read(skip: pass.skip, top: limits.pageSize)
    }

    private mutating func atEnd(rows: Int) -> Move {
        guard pass.hasMoved || pass.ids.count != rows else { return end(nil) }
        guard passes < limits.passes, pages < limits.maximumPages else { return end(Messages.rowsKeepMoving(passes)) }
        passes += 1
        pass = Pass()
        return first
    }

    /// Of two readings of one alert the later change counts.
    private mutating func keep(_ alerts: [Alert]) {
        for alert in alerts {
            if let known = found[alert.id], changed(alert) < changed(known) { continue }
            found[alert.id] = alert
        }
    }

    private func end(_ gap: String?) -> Move { .end(Collected(found.values.sorted(by: precedes), gap: gap)) }

    /// By time, then by id, so that the same alerts come in the same order.
    private func precedes(_ one: Alert, _ other: Alert) -> Bool {
        changed(one) == changed(other)
            ? one.id.utf8.lexicographicallyPrecedes(other.id.utf8) : changed(one) < changed(other)
    }

    private func changed(_ alert: Alert) -> Timestamp { alert.lastUpdateTime ?? .earliest }
}
