import Diagnostics
import Expressions
import Testing

@Suite struct UnknownTests {
    private let high = World.makeAlert(["severity": .string("High"), "id": .string("a1")])

    @Test(arguments: [
        ("alert.severity == \"Low\" && alert.title == \"x\"", "false"),
        ("alert.title == \"x\" && alert.severity == \"Low\"", "false"),
        ("alert.severity == \"High\" || alert.title == \"x\"", "true"),
        ("alert.title == \"x\" && alert.severity == \"High\"", "unknown: a1.title"),
        ("alert.title == \"x\" && alert.status == \"New\"", "unknown: a1.status a1.title"),
        ("alert.severity == \"High\" ? 1 : limit", "1"),
        ("alert.title == \"x\" ? 1 : limit", "unknown: a1.title"),
        ("1 / 0 > 1 && alert.title == \"x\"", "unknown: a1.title"),
        ("alert.title == \"x\" || 1 / 0 > 1", "unknown: a1.title"),
        ("alert.title + string(1 / 0)", "unknown: a1.title"),
        ("[alert.title, alert.status].size() > 1", "unknown: a1.status a1.title"),
        ("[1, 2].exists(x, x == 2 || alert.title == \"x\")", "true"),
        ("[1, 2].all(x, x == 1 || alert.title == \"x\")", "unknown: a1.title"),
        ("[1, 2].filter(x, alert.title == \"x\").size() == 0", "unknown: a1.title"),
        ("cel.bind(t, alert.title, true)", "true"), ("has(alert.title)", "unknown: a1.title"),
    ])
    func onlyWhatTheResultNeedsIsAskedFor(_ text: String, _ expected: String) {
        #expect(value(text, ["alert": high]).text == expected)
    }

    @Test func theCheapestComesFirst() {
        let attributes: Set = [
            Attribute(lookup: "machine", key: "b", cost: 2), Attribute(lookup: "machine", key: "a", cost: 2),
            Attribute(lookup: "vulnerabilities", key: "a", cost: 1),
        ]
        #expect(attributes.sorted().map { $0.lookup + $0.key } == ["vulnerabilitiesa", "machinea", "machineb"])
    }

    @Test func failuresOfTheHostGetTheirPlace() throws {
        let checked = try #require(compile("true && during(\"night\")").0)
        let outcome = Program(checked).evaluate(Scene([:], functions: { _, _ in .failure("no calendar night") }))
        guard case .failure(let failure) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure == EvaluationFailure(message: "no calendar night", offsets: 8..<23))
    }

    @Test func hostFunctionsGetTheirArguments() throws {
        let checked = try #require(compile("during(\"busi\" + \"ness\")").0)
        let scene = Scene([:], functions: { _, arguments in .value(.bool(arguments == [.string("business")])) })
        let outcome = Program(checked).evaluate(scene)
        #expect(outcome.value == .bool(true))
    }
}
