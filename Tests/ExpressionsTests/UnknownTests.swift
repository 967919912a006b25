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
        #expect(Evaluation.unknown(attributes).missing.map { $0.lookup + $0.key } == ["vulnerabilitiesa", "machinea", "machineb"])
    }

    @Test(arguments: [
        ("a && b && c", [true, false, true], ["b"]), ("a && b && c", [false, true, true], ["b", "c", "a"]),
        ("a || b && c", [true, false, true], ["b", "a"]), ("a || b && c", [false, true, true], ["b", "c"]),
        ("(a ? b : c) || c", [true, false, true], ["c"]), ("(a ? b : c) || c", [true, false, false], ["c", "a", "b"]),
    ])
    func fetchingTheCheapestFetchesNoMoreThanTheResultNeeds(_ text: String, _ truths: [Bool], _ expected: [String]) throws {
        let declarations = Declarations(["a", "b", "c"].map { .init($0, .bool) })
        let program = Program(try #require(CheckedExpression.compile(text, declarations).0))
        var scene = PricedScene(costs: [3, 1, 2])
        var order: [String] = []
        while let next = program.evaluate(scene).missing.first {
            let slot = try #require(declarations.slot(of: next.key))
            order.append(next.key)
            scene.known[slot] = truths[slot]
        }
        #expect(order == expected)
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

/// Boolean variables a, b, c with what it costs to look each up.
private struct PricedScene: Activation {
    let costs: [Int]
    var known: [Int: Bool] = [:]

    func variable(_ slot: Int) -> Evaluation {
        known[slot].map { .value(.bool($0)) }
            ?? .unknown([Attribute(lookup: "variable", key: ["a", "b", "c"][slot], cost: costs[slot])])
    }
}
