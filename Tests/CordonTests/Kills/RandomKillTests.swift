import Canonical
import Foundation
import TestKit
import TestRandom
import Testing

/// Real processes are killed at random moments, connections are cut at random bytes, and now and then the service does what it
/// is asked and answers that it failed. Whoever goes on finishes all of it: nothing is lost, nothing is doubled, no last line or
/// exit code is untrue, and the log verifies (reliability.md, I1 to I7).
///
/// `KILLS=N` kills so many (`make kills`), `KILL_LABS` says in how many labs at once, `SEED` where the numbers begin, `CORDON`
/// which binary, `KILL_STORY` which story alone.
@Suite(.serialized)
struct RandomKillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let wanted = environment["KILLS"].flatMap { Int($0) } ?? 24
    private static let labs = environment["KILL_LABS"].flatMap { Int($0) } ?? 2
    private static let seed = environment["SEED"].flatMap { UInt64($0) } ?? 1

    private static let stories = KillStory.allCases.filter { $0.rawValue == environment["KILL_STORY"] ?? $0.rawValue }

    @Test func nothingIsLostOrDoubledWheneverAProcessIsKilled() async throws {
        try #require(!Self.stories.isEmpty, "KILL_STORY is one of \(KillStory.allCases.map(\.rawValue))")
        var expected: [KillStory: [String]] = [:]
        for story in Self.stories { expected[story] = try await Self.untouched(story) }
        let whole = expected
        let tally = KillTally(wanted: Self.wanted)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.labs {
                group.addTask {
                    while let index = tally.next() {
                        let (killed, commands) = try await Self.life(index, whole)
                        tally.add(killed: killed, commands: commands)
                    }
                }
            }
            try await group.waitForAll()
        }
        print("\(tally), seed \(Self.seed)")
        #expect(tally.killed >= Self.wanted)
    }

    /// The effects where nobody interferes, as text, in order of their text.
    private static func untouched(_ story: KillStory) async throws -> [String] {
        var effects: [String] = []
        try await Lab.open(world: KillStory.world(of: 3), ["--pace", "1s"]) { lab in
            try story.write(to: lab, port: nil)
            let life = KillLife(lab, story, kills: 0, seed: seed)
            try await life.live()
            effects = try KillVerdict.texts(lab.journal())
            try await KillVerdict.check(life, effects)
        }
        try #require(effects.count > 15)
        return effects
    }

    private static func life(_ index: Int, _ expected: [KillStory: [String]]) async throws -> (killed: Int, commands: Int) {
        var numbers = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(index))
        let story = stories[index % stories.count]
        let kills = Int.random(in: 8...24, using: &numbers)
        let network = Bool.random(using: &numbers) ? UInt64.random(in: 1...UInt64.max, using: &numbers) : nil
        let faults = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in fault(&numbers) }
        var result = (0, 0)
        try await Lab.open(world: KillStory.world(of: 3), ["--pace", "1s"]) { lab in
            let proxy = try network.map { seed in
                FaultProxy(to: try #require(Int(lab.api.split(separator: ":").last ?? ""))) { fault(of: $0, seed) }
            }
            defer { proxy?.stop() }
            try story.write(to: lab, port: proxy?.port)
            try await lab.ask("PUT", "faults", #"{"rules":[\#(faults.joined(separator: ","))]}"#)
            let life = KillLife(lab, story, kills: kills, seed: numbers.next())
            do { try await life.live() } catch {
                Issue.record("lab \(index), \(story), faults \(faults), network \(network != nil): \(error) \(life.history)")
            }
            try await KillVerdict.check(life, expected[story] ?? [], "lab \(index), faults \(faults), network \(network != nil)")
            result = (life.killed, life.history.count)
        }
        return result
    }

    // MARK: Faults

    /// Something that the service does wrong once: mostly it has done what was asked, and says that it has not.
    private static func fault(_ numbers: inout SeededGenerator) -> String {
        let deeds = [#""status":500"#, #""status":502"#, #""status":503"#, #""cutAfterBytes":0"#, #""cutAfterBytes":20"#]
        let deed = deeds[Int.random(in: 0..<deeds.count, using: &numbers)]
        let method = Int.random(in: 0..<5, using: &numbers) == 0 ? "PATCH" : "POST"
        let effect = Int.random(in: 0..<4, using: &numbers) == 0 ? "none" : "before"
        let number = Int.random(in: 1...(method == "POST" ? 16 : 3), using: &numbers)
        return #"{"match":{"method":"\#(method)","path":"/api/*","nth":\#(number)},"do":{\#(deed)},"effect":"\#(effect)"}"#
    }

    /// What happens to one connection: most go through.
    private static func fault(of connection: Int, _ seed: UInt64) -> FaultProxy.Fault {
        var numbers = SeededGenerator(seed: seed &+ UInt64(connection))
        let length = Int(exp(Double.random(in: 0...8, using: &numbers)))
        return switch Int.random(in: 0..<100, using: &numbers) {
        case 0: .hangUp
        case 1: .resetAfterRequest
        case 2: .cutRequest(after: min(length, 900))
        case 3: .cut(after: length)
        case 4: .halfClose(after: length)
        case 5: .drip(piece: 200, milliseconds: 5)
        case 6: .delay(milliseconds: 200)
        default: .none
        }
    }
}
