/// The outcome of a run.
public struct ConformanceReport: Sendable {
    public private(set) var passed = 0
    /// Tests that failed, each with what is wrong.
    public private(set) var failures: [(test: ConformanceCase, fault: String)] = []
    /// The ids of tests that were decided against, with the reason.
    public private(set) var skipped: [(id: String, reason: String)] = []

    /// Runs the tests in their order.
    public init(running tests: [ConformanceCase]) {
        for test in tests {
            switch test.verdict() {
            case .passed: passed += 1
            case .failed(let fault): failures.append((test, fault))
            case .skipped(let reason): skipped.append((test.id, reason))
            }
        }
    }

    /// `N passed, N failed, N skipped`
    public var summary: String { "\(passed) passed, \(failures.count) failed, \(skipped.count) skipped" }
}
