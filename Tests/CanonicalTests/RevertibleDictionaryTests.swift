import Canonical
import TestRandom
import Testing

struct RevertibleDictionaryTests {
    /// It is held against copies, which it is there to spare.
    @Test(arguments: 0..<200)
    func attemptsAreKeptAndRevertedLikeCopies(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        var tried = RevertibleDictionary<Int, Int>()
        var expected: [Int: Int] = [:]
        var open: [(attempt: RevertibleDictionary<Int, Int>.Attempt, before: [Int: Int])] = []
        for step in 0..<120 {
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0: open.append((tried.attempt(), expected))
            case 1: if let last = open.popLast() { tried.keep(last.attempt) }
            case 2:
                if let last = open.popLast() {
                    tried.revert(last.attempt)
                    expected = last.before
                }
            case let other:
                let key = Int.random(in: 0..<8, using: &numbers)
                let value = other < 5 ? nil : step
                tried[key] = value
                expected[key] = value
            }
            for key in 0..<8 { #expect(tried[key] == expected[key], "seed \(seed), step \(step), key \(key)") }
        }
    }
}
