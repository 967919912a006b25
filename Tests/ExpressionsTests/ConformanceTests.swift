import CELConformance
import Testing

@Suite("CEL conformance")
struct ConformanceTests {
    @Test(
        "every test of the sample that is not decided against passes",
        .enabled(if: ConformanceSuite.sample != nil, "skipped: ../shared/conformance/cel is not there"))
    func everyTestPasses() throws {
        let folder = try #require(ConformanceSuite.sample)
        let report = ConformanceReport(running: try ConformanceSuite.tests(in: folder))
        for (test, fault) in report.failures { Issue.record("\(test.id): \(test.expr): \(fault)") }
        #expect(report.passed > 1190)
    }
}
