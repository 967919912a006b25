import Expressions
import Testing

@Suite struct CostTests {
    private let sizes = SizeAssumptions(elements: 100, bytes: 640)

    @Test(arguments: [
        ("limit > 3", 0),
        ("alerts.all(a, a.title == \"x\")", 100),
        ("alerts.all(a, a.evidence.exists(e, limit > 1))", 100 * (1 + 100)),
        ("[1, 2, 3, 4].all(x, x > 0)", 1 + 4),
        ("alert.title.matches(\"a+\")", 10),
        ("limit > 1 ? alerts.size() > 1 : alerts.exists(a, limit > 1)", 100),
        ("alerts.map(a, a.title).all(t, t.size() > 1)", 100 + 100),
        ("lists.range(10000).all(x, lists.range(10000).all(y, x + y > 0))", 2500 + 10_000 * (2501 + 10_000)),
    ])
    func theWorstCase(_ text: String, _ expected: Int) throws {
        #expect(try #require(compile(text).0).worstCaseSteps(sizes) == expected)
    }

    @Test func numbersThatDoNotFitStayLarge() throws {
        let loop = (0..<8).map { "lists.range(100000).all(x\($0), " }.joined() + "true" + String(repeating: ")", count: 8)
        #expect(try #require(compile(loop).0).worstCaseSteps() == .max)
    }

    /// Fed with what is as large as assumed, no evaluation takes more steps than the estimate.
    @Test(arguments: [
        "texts.map(t, t + t).join(\",\").size() > 0", "texts.exists(t, t.matches(\"a+b\"))", "texts.sort() == texts",
        "texts.filter(t, t in texts).distinct().size() > 0", "texts.map(t, t.split(\"a\")).flatten().size() > 0",
        "texts.map(t, t.replace(\"a\", \"bc\")).size() > 0", "texts.all(t, texts.all(u, t.contains(u)))",
        "texts.transformMap(i, t, t.upperAscii()).size() > 0", "cel.bind(all, texts + texts, all.sortBy(t, t.size()) != [])",
    ])
    func noEvaluationTakesMore(_ text: String) throws {
        let declarations = Declarations([.init("texts", .list(.string))])
        let checked = try #require(CheckedExpression.compile(text, declarations).0)
        let estimate = checked.worstCaseSteps(SizeAssumptions(elements: 40, bytes: 200))
        let texts = (0..<40).map { Value.string(String(repeating: "a", count: 160 + $0)) }
        let outcome = Program(checked).evaluate(OneVariable(value: .list(texts)), maximumSteps: estimate)
        #expect(outcome.value != nil, "\(estimate): \(outcome)")
    }
}

private struct OneVariable: Activation {
    let value: Value

    func variable(_ slot: Int) -> Evaluation { .value(value) }
}
