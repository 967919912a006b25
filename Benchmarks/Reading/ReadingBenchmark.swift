import Canonical
import DefenderAPI
import DefenderClient
import Foundation

/// What reading costs.
///
///     cordon-reading-bench decode PAGE ROUNDS       a page's bytes to typed alerts; the seconds of each round
///     cordon-reading-bench foundation PAGE ROUNDS   the same bytes by Foundation's JSONDecoder
///     cordon-reading-bench pages KEPT               the alerts of a tenant, page by page, of which every KEPT-th is kept
///
/// `pages` takes the tenant from BENCH_TENANT, the line that `cordon simulate` prints.
@main
enum ReadingBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().map { String($0) }
        switch (arguments.first, arguments.count) {
        case ("decode", 3): try decode(arguments[1], rounds: arguments[2]) { try Query<Page<Alert>>.alerts().decode($0).items.count }
        case ("foundation", 3): try decode(arguments[1], rounds: arguments[2]) { try PeerPage(decoding: $0).value.count }
        case ("pages", 2): try await pages(kept: Int64(arguments[1]) ?? 1)
        default: throw Mistake(description: "usage: cordon-reading-bench decode|foundation PAGE ROUNDS | pages KEPT")
        }
    }

    private static func decode(_ path: String, rounds: String, _ read: ([UInt8]) throws -> Int) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        var seconds: [JSONValue] = []
        var count = 0
        for _ in 0..<(Int(rounds) ?? 1) {
            let start = ContinuousClock.now
            count = try read(bytes)
            seconds.append(.number((ContinuousClock.now - start) / .seconds(1)))
        }
        show(["seconds": .array(seconds), "alerts": .integer(Int64(count))])
    }

    private static func pages(kept: Int64) async throws {
        let line = ProcessInfo.processInfo.environment["BENCH_TENANT"] ?? ""
        let tenant = try JSONValue(parsing: Array(line.utf8))
        func text(_ key: String) throws -> String {
            guard let text = tenant[key]?.stringValue else { throw Mistake(description: "BENCH_TENANT has no \(key)") }
            return text
        }
        let transport = AsyncHTTPTransport()
        let signIn = SignIn(
            authority: try Origin(try text("login")), tenantID: try text("tenantId"), clientID: try text("clientId"),
            secret: Secret(try text("clientSecret")))
        let client = DefenderClient(
            api: try Origin(try text("api")), signIn: signIn, transport: transport,
            surroundings: Surroundings(now: now, sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) }))
        let start = ContinuousClock.now
        let collected = try await client.collect(.alerts()) { ($0.incidentId ?? 0) % kept == 0 }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        await transport.close()
        show([
            "seconds": [.number(seconds)], "alerts": .integer(Int64(collected.total)), "kept": .integer(Int64(collected.items.count)),
            "gap": collected.gap.map { .string($0) } ?? .null,
        ])
    }

    @Sendable private static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec)) ?? .epoch
    }

    private static func show(_ result: JSONObject) { print(JSONValue.object(result).canonicalText) }

    private struct Mistake: Error, CustomStringConvertible {
        let description: String
    }
}
