import Foundation
import Testing

/// Random programs of requests against a device with the pathologies that were observed: duplicates of three kinds, answers that are
/// lost, refused or late, a device that is away, actions that take their time, other people. In the end the device is as the
/// last request that was done or may have been wants it, or what Cordon said names the other person's action.
///
/// `ISOLATION_PROGRAMS=10000` tries so many in each mode, `ISOLATION_PROGRAMS_FROM` begins with another seed.
struct IsolationModelTests {
    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
    private static let first = number("ISOLATION_PROGRAMS_FROM") ?? 1
    private static let count = number("ISOLATION_PROGRAMS") ?? 40

    @Test(arguments: IsolationOrderTests.modes) func theLastIntentHolds(mode: String) async throws {
        var certain = 0
        for start in stride(from: Self.first, to: Self.first + Self.count, by: IsolationBench.count) {
            let bench = try await IsolationBench(duplicates: mode)
            for seed in start..<min(start + IsolationBench.count, Self.first + Self.count) {
                var numbers = RandomNumbers(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
                try await bench.begin()
                if try await Self.tell(IsolationProgram(&numbers), on: bench, seed: seed) { certain += 1 }
            }
        }
        // A model that knows nothing for certain would prove nothing.
        #expect(certain * 2 > Self.count, "\(certain) of \(Self.count)")
    }

    /// - Returns: whether it was certain how the device had to be.
    private static func tell(_ program: IsolationProgram, on bench: IsolationBench, seed: Int) async throws -> Bool {
        /// What the device may be in the end; what nobody can tell leaves both.
        var wanted: Set<Bool> = [false]
        var said = ""
        /// Whether another person has asked for something that a request of ours did not come after.
        var isTheirs = false
        for (number, event) in program.events.enumerated() {
            switch event {
            case .passes(let seconds): try await bench.settle(seconds)
            case .answers(let isActive): try await bench.answer(isActive)
            case .theirs(let isIsolation):
                _ = try await bench.make(IsolationRequest(isOurs: false, isIsolation: isIsolation), number: number)
                isTheirs = true
            case .ours(let isIsolation, let rules):
                let request = IsolationRequest(isOurs: true, isIsolation: isIsolation)
                let result = try await bench.make(request, number: number, meeting: rules)
                said += "\n\(event): \(result.said)"
                switch result.outcome {
                case "done": (wanted, isTheirs) = ([isIsolation], false)
                case "unknown", "pending": (wanted, isTheirs) = (wanted.union([isIsolation]), false)
                // It is in force unless what it says may come after it does.
                case "failed" where result.said.contains("the service took it, but"): wanted.insert(isIsolation)
                default: break
                }
            }
        }
        try await bench.answer(true)
        let ending = try await bench.ending()
        let isNamed = ending.others.contains { said.contains($0) }
        let isAsWanted = wanted.contains(ending.isIsolated)
        #expect(isAsWanted || isNamed || isTheirs, "seed \(seed): isolated \(ending.isIsolated)\(said)")
        return wanted.count == 1 && !isTheirs
    }
}
