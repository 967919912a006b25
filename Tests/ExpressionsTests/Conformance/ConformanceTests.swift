import Expressions
import Testing

@Suite("CEL conformance")
struct ConformanceTests {
    @Test(
        "every core test that is not excluded passes",
        .enabled(if: ConformanceSuite.folder != nil, "skipped: ../shared/conformance/cel is not there"))
    func everyCoreTestPasses() throws {
        let figures = try run(tier: "core")
        print("CEL conformance, core: \(figures.passed) passed, \(figures.failed) failed, \(figures.skipped) skipped")
        #expect(figures.failed == 0)
        #expect(figures.passed > 700)
    }

    @Test(
        "every test of an implemented extension that is not excluded passes",
        .enabled(if: ConformanceSuite.folder != nil, "skipped: ../shared/conformance/cel is not there"))
    func everyExtensionTestPasses() throws {
        let figures = try run(tier: "ext")
        print("CEL conformance, ext: \(figures.passed) passed, \(figures.failed) failed, \(figures.skipped) skipped")
        #expect(figures.failed == 0)
    }

    private func run(tier: String) throws -> (passed: Int, failed: Int, skipped: Int) {
        var (passed, failed, skipped) = (0, 0, 0)
        for test in try ConformanceSuite.cases(tier: tier) {
            if ConformanceExclusions.reason(test) != nil {
                skipped += 1
            } else if let fault = test.verdict() {
                failed += 1
                Issue.record("\(test.id): \(test.expr): \(fault)")
            } else {
                passed += 1
            }
        }
        return (passed, failed, skipped)
    }
}
