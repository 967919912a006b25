import Canonical
import DefenderAPI
import DefenderClient
import Testing

/// The budget on a virtual clock, against a service that counts in sliding windows and turns the rest away.
struct RateGroupTests {
    /// What the service sees.
    private struct Service {
        let limits: RateLimits
        var seen: [Timestamp] = []
        var refused = 0

        mutating func call(_ now: Timestamp) {
            func count(_ window: Duration) -> Int { seen.count { now - $0 < window } }
            if count(.seconds(60)) >= limits.perMinute ?? .max || count(.seconds(3600)) >= limits.perHour ?? .max {
                refused += 1
            } else {
                seen.append(now)
            }
        }
    }

    /// So many calls by some workers that share a budget; each call reaches the service somewhere on its way.
    private func run(_ calls: Int, workers: Int, latency: Duration, limits: RateLimits) -> (Service, last: Duration) {
        var group = RateGroup(limits)
        var service = Service(limits: limits)
        var free = Array(repeating: Timestamp.epoch, count: workers)
        var ends: [Timestamp] = []
        var clock = Timestamp.epoch
        for number in 0..<calls {
            let worker = free.indices.min { free[$0] < free[$1] } ?? 0
            var now = max(free[worker], clock)
            func settle() {
                ends.sort()
                while let end = ends.first, end <= now {
                    group.finish(now: end)
                    ends.removeFirst()
                }
            }
            settle()
            while let wait = group.admit(now: now, isRelief: false) {
                now = now + wait
                settle()
            }
            clock = now
            let arrival = now + latency * (number % 3) / 2
            service.call(arrival)
            ends.append(now + latency)
            free[worker] = now + latency
        }
        return (service, (service.seen.last ?? .epoch) - .epoch)
    }

    /// 1,000 calls at 100 a minute take ten minutes.
    @Test(arguments: [(1, Duration.zero), (16, .zero), (16, .milliseconds(200)), (64, .milliseconds(800))])
    func aThousandTagsTakeNoLongerThanTheLimitDemands(_ workers: Int, _ latency: Duration) {
        let (service, last) = run(1_000, workers: workers, latency: latency, limits: .standard)
        #expect(service.refused == 0 && service.seen.count == 1_000)
        #expect(last <= .seconds(600) * 1.05, "\(last)")
    }

    @Test(arguments: [Endpoint.batchUpdateAlerts, .getPackageSasUri, .runLiveResponse, .startInvestigation, .runAdvancedQuery])
    func everyGroupKeepsToItsOwnLimits(_ endpoint: Endpoint) {
        let (service, _) = run(200, workers: 8, latency: .milliseconds(300), limits: endpoint.rateLimits)
        #expect(service.refused == 0 && service.seen.count == 200)
    }

    /// What has limits of its own, as hunting and live response do, has a budget of its own: used up, all other calls still go.
    @Test func oneGroupsCallsTakeNothingFromAnother() async throws {
        let fixture = try Fixture(
            Array(repeating: .json(200, #"{"value":[]}"#), count: 90),
            tokens: [.token(roles: ["AdvancedQuery.Read.All", "Alert.Read.All"])])
        for _ in 0..<45 { _ = try? await fixture.client.read(.hunting("DeviceInfo")) }
        let waited = fixture.clock.waits.count
        #expect(waited > 0)
        for _ in 0..<40 { _ = try await fixture.client.read(.alerts(top: 1)) }
        #expect(fixture.clock.waits.count == waited)
    }

    @Test func theHourIsKeptToo() {
        let (service, last) = run(1_600, workers: 8, latency: .milliseconds(50), limits: .standard)
        #expect(service.refused == 0)
        #expect(last > .seconds(3_600) && last < .seconds(3_700))
    }

    @Test func whatGivesDevicesBackHasPlacesOfItsOwn() {
        var group = RateGroup(.standard)
        var ordinary = 0
        while group.admit(now: .epoch, isRelief: false) == nil { ordinary += 1 }
        var relief = 0
        while group.admit(now: .epoch, isRelief: true) == nil { relief += 1 }
        #expect(ordinary == 96 && relief == 4)
    }

    @Test func afterATooManyNobodyCallsForAsLongAsAsked() {
        var group = RateGroup(.standard)
        group.pause(until: .epoch + .seconds(30))
        #expect(group.admit(now: .epoch, isRelief: true) == .seconds(30))
        #expect(group.admit(now: .epoch + .seconds(30), isRelief: false) == nil)
    }
}
