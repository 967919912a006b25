import Canonical
import DefenderAPI
import DefenderClient
import HTTPTypes
import Testing

/// The paging machine against listings that behave as the field reports them.
struct ListingPagingTests {
    /// A listing that is asked page after page and may change in between.
    struct Listing {
        var rows: [(id: String, time: Int)]
        var pageSize = 10_000
        var givesLinks = false
        var ignoresSkip = false
        /// What happens to the rows after each answer.
        var event: (inout [(id: String, time: Int)], Int) -> Void = { _, _ in }
        var isWanted: ((id: String, time: Int)) -> Bool = { _ in true }
        private(set) var asked = 0

        init(_ count: Int) { rows = (0..<count).map { ("a\($0)", $0) } }

        mutating func page(skip: Int, top: Int) throws -> Page<ListingPaging<Alert>.Row> {
            let rest = rows.dropFirst(ignoresSkip ? 0 : skip)
            let items = try rest.prefix(min(top, pageSize)).map { row in
                let time = try #require(Timestamp(seconds: Int64(row.time)))
                let alert = try Alert(decoding: ["id": .string(row.id), "lastUpdateTime": .string(time.description)] as JSONValue)
                return ListingPaging<Alert>.Row(key: row.id, changed: time, item: isWanted(row) ? alert : nil)
            }
            event(&rows, asked)
            asked += 1
            return Page(items: items, nextLink: givesLinks && items.count < rest.count ? "https://elsewhere/" : nil)
        }

        mutating func collect(_ limits: PagingLimits) throws -> Collected<Alert> {
            var paging = ListingPaging<Alert>(limits, maximumPage: 10_000)
            var move = paging.first
            while case .read(let skip, let top) = move { move = paging.next(after: try page(skip: skip, top: top)) }
            guard case .end(let collected) = move else { preconditionFailure("reading has ended") }
            return collected
        }
    }

    private let limits = PagingLimits(pageSize: 10, overlap: 3, passes: 3, maximumPages: 50)

    @Test(arguments: [0, 1, 9, 10, 11, 16, 17, 18, 99, 100, 101])
    func aQuietListingIsReadOnce(_ count: Int) throws {
        var listing = Listing(count)
        let collected = try listing.collect(limits)
        #expect(collected.items.map(\.id) == (0..<count).map { "a\($0)" })
        #expect(collected.isComplete)
        #expect(listing.asked == max(1, (count - 3) / 7 + 1))
    }

    @Test func alertsComeInTheOrderOfTheirTime() throws {
        var listing = Listing(45)
        listing.rows.reverse()
        #expect(try listing.collect(limits).items.map(\.id) == (0..<45).map { "a\($0)" })
    }

    @Test func equalTimesAreKeptApart() throws {
        var listing = Listing(45)
        listing.rows = listing.rows.map { ($0.id, 7) }
        let collected = try listing.collect(limits)
        #expect(collected.items.count == 45 && collected.isComplete)
    }

    /// Newest first: an alert that is still to come changes, and slips in front of what has been read.
    @Test func anAlertThatSlipsToTheFrontIsStillFound() throws {
        var listing = Listing(45)
        listing.rows.reverse()
        listing.event = { rows, page in
            guard page == 1, let place = rows.firstIndex(where: { $0.id == "a3" }) else { return }
            rows.remove(at: place)
            rows.insert(("a3", 1_000), at: 0)
        }
        let collected = try listing.collect(limits)
        #expect(Set(collected.items.map(\.id)) == Set((0..<45).map { "a\($0)" }))
        #expect(collected.items.last?.id == "a3" && collected.isComplete)
    }

    /// Rows that have been read go away: what follows moves up by more than the overlap.
    @Test func alertsThatMoveUpAreNotMissed() throws {
        var listing = Listing(45)
        listing.event = { rows, page in
            if page == 1 { rows.removeFirst(5) }
        }
        let collected = try listing.collect(limits)
        #expect(Set(collected.items.map(\.id)).isSuperset(of: (5..<45).map { "a\($0)" }))
        #expect(collected.isComplete)
    }

    @Test func anOrderThatChangesWithEveryPageIsIncomplete() throws {
        var listing = Listing(95)
        listing.event = { rows, _ in rows = Array(rows[17...] + rows[..<17]) }
        #expect(try !listing.collect(limits).isComplete)
    }

    @Test func alertsThatNeverStopComingAreIncomplete() throws {
        var listing = Listing(45)
        listing.event = { rows, page in rows.insert(("new\(page)", 100 + page), at: 0) }
        let collected = try listing.collect(limits)
        #expect(collected.gap == "rows moved while they were read, each of 3 times")
        #expect(Set(collected.items.map(\.id)).isSuperset(of: (0..<45).map { "a\($0)" }))
    }

    @Test func aServiceThatRepeatsItsFirstPageIsLeft() throws {
        var listing = Listing(45)
        listing.ignoresSkip = true
        let collected = try listing.collect(limits)
        #expect(collected.gap == "the service repeats a page instead of going on")
        #expect(listing.asked == 2)
    }

    @Test(arguments: [1, 2, 4, 9])
    func smallerPagesThanAskedForAreFollowedWhileThereIsALink(_ size: Int) throws {
        var listing = Listing(45)
        listing.pageSize = size
        listing.givesLinks = true
        let collected = try listing.collect(limits)
        #expect(collected.items.count == 45 && collected.isComplete)
    }

    @Test func thereIsAnEndToPages() throws {
        var listing = Listing(1_000)
        let collected = try listing.collect(limits)
        #expect(collected.gap == "the listing has more than 50 pages")
        #expect(listing.asked == 50)
    }

    @Test func aChangedAlertIsTakenAsItIsNow() throws {
        var listing = Listing(45)
        listing.event = { rows, page in
            if page == 0 { rows[9].time = 500 }
        }
        #expect(try listing.collect(limits).items.last?.id == "a9")
    }

    @Test func whatIsNotWantedIsCountedButNotKept() throws {
        var listing = Listing(45)
        listing.isWanted = { $0.time % 10 == 0 }
        let collected = try listing.collect(limits)
        #expect(collected.items.map(\.id) == ["a0", "a10", "a20", "a30", "a40"])
        #expect(collected.total == 45 && collected.isComplete)
    }

    /// Read first as wanted, then again, changed so that it is not: the first reading is no longer true.
    @Test func whatIsNoLongerWantedIsLetGo() throws {
        var listing = Listing(45)
        listing.isWanted = { $0.time < 100 }
        listing.event = { rows, page in
            if page == 0 { rows[9].time = 500 }
        }
        let collected = try listing.collect(limits)
        #expect(!collected.items.contains { $0.id == "a9" })
        #expect(collected.total == 45)
    }

    @Test func aServiceThatGivesFewerAtOnceIsAskedForNoMore() async throws {
        let fixture = try Fixture(
            [.json(200, #"{"value":[]}"#)], tokens: [.token(roles: ["Vulnerability.Read.All"])],
            settings: ClientSettings(paging: PagingLimits(pageSize: 10_000, overlap: 100, passes: 1, maximumPages: 9)))
        #expect(try await fixture.client.collect(.vulnerabilities()).total == 0)
        #expect(fixture.transport.sent.first?.request.path == "/api/vulnerabilities?$top=8000")
    }

    @Test func theClientAsksForWhatChangedAndMatches() async throws {
        let fixture = try Fixture([.json(200, #"{"value":[{"id":"b"},{"id":"a"}]}"#)])
        let field = try #require(Alert.schema.field("severity"))
        let alerts = try await fixture.client.alerts(matching: .compare(field, .equal, .string("High")), since: .epoch)
        #expect(alerts == Collected(alerts.items) && alerts.items.map(\.id) == ["a", "b"])
        #expect(
            fixture.transport.sent.first?.request.path
                == "/api/alerts?$filter=lastUpdateTime%20ge%201970-01-01T00%3A00%3A00Z%20and%20severity%20eq%20%27High%27&$top=2000&$expand=evidence"
        )
    }
}
