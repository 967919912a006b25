import Canonical
import TestKit
import Testing

/// Per-device order, over all interleavings of up to four requests and the service's three ways to take duplicates: in the end the
/// device is as Cordon last wanted it, or what Cordon said names the other person's action.
struct IsolationOrderTests {
    static let modes = ["reject", "pending", "queue"]

    /// Whether each request is over before the next one comes.
    @Test(arguments: modes, [false, true]) func theLastWishHoldsOrTheOtherPersonIsNamed(mode: String, isSettled: Bool) async throws {
        let bench = try await IsolationBench(duplicates: mode)
        // What others ask for after the last request of ours is theirs to decide. What is over before the next comes is simpler.
        for sequence in (1...(isSettled ? 3 : 4)).flatMap(IsolationRequest.sequences) where sequence.last?.isOurs == true {
            try await bench.begin()
            var said = ""
            for (number, request) in sequence.enumerated() {
                if number > 0, isSettled { try await bench.settle() }
                said = try await bench.make(request, number: number)
            }
            try await Self.check(bench, sequence, said, "\(sequence)")
        }
    }

    /// The other person comes in between any two requests that a step of ours makes.
    @Test(arguments: modes) func whoeverComesInBetweenIsNamed(mode: String) async throws {
        let bench = try await IsolationBench(duplicates: mode)
        for before in (0...1).flatMap(IsolationRequest.sequences) {
            for ours in IsolationRequest.all where ours.isOurs {
                for theirs in IsolationRequest.all where !theirs.isOurs {
                    var place = 0
                    while try await Self.comesIn(bench, before, ours, theirs, place) { place += 1 }
                    #expect(place > 2)
                }
            }
        }
    }

    /// - Returns: whether the place was before the end of our step.
    private static func comesIn(
        _ bench: IsolationBench, _ before: [IsolationRequest], _ ours: IsolationRequest, _ theirs: IsolationRequest, _ place: Int
    ) async throws -> Bool {
        try await bench.begin()
        for (number, request) in before.enumerated() { _ = try await bench.make(request, number: number) }
        guard let said = try await bench.make(ours, number: before.count, with: theirs, before: place) else { return false }
        try await check(bench, [ours], said, "\(before) \(ours) with \(theirs) before request \(place)")
        return true
    }

    /// A request of ours whose answer was lost came through twice, and the second waits behind everything else.
    @Test func noIsolationOfOursComesAfterARelease() async throws {
        let bench = try await IsolationBench(duplicates: "queue")
        try await bench.begin()
        for _ in 0..<2 { try await bench.ask(isolating: true, "lost [cordon:ABCDEFGH23]") }
        let said = try await bench.make(IsolationRequest(isOurs: true, isIsolation: false), number: 0)
        #expect(said.contains("done"), "\(said)")
        let types = try await bench.journal().map { $0["type"]?.stringValue }
        #expect(types == ["Isolate", "Isolate", "Unisolate", "cancel-machine-action", "cancel-machine-action"])
        #expect(try await !bench.ending().isIsolated)
    }

    private static func check(
        _ bench: IsolationBench, _ sequence: [IsolationRequest], _ said: String, _ story: String
    ) async throws {
        let ending = try await bench.ending()
        let isAsWanted = ending.isIsolated == sequence.last?.isIsolation
        let isNamed = ending.others.contains { said.contains($0) }
        #expect(isAsWanted || isNamed, "\(story): isolated \(ending.isIsolated); \(said)")
    }
}
