import Diagnostics
import Expressions
import Testing

@Suite struct TemplateTests {
    private func compile(_ text: String) -> (Template?, [Finding]) {
        Template.compile(text, World.declarations)
    }

    private func evaluate(_ text: String, _ variables: [String: Value] = [:]) throws -> Value? {
        let template = try #require(compile(text).0)
        return template.evaluate(Scene(variables)).value
    }

    @Test func valuesTakeTheirPlaces() throws {
        let alert = World.makeAlert(["title": .string("Ransom"), "assignedTo": .null, "severity": .string("High")])
        #expect(try evaluate("${alert.title}/${alert.assignedTo}: ${limit}", ["alert": alert, "limit": .int(3)]) == .string("Ransom/–: 3"))
        #expect(try evaluate("plain $ text $${alert}") == .string("plain $ text ${alert}"))
        #expect(try evaluate("${{\"a\": \"}\"}[\"a\"]}!") == .string("}!"))
        #expect(try evaluate("") == .string(""))
    }

    @Test func aSingleExpressionKeepsItsType() throws {
        let template = try #require(compile("${limit + 1}").0)
        #expect(template.isSingleExpression)
        #expect(template.type == .int)
        #expect(template.evaluate(Scene(["limit": .int(3)])).value == .int(4))
        #expect(try #require(compile("${limit} ").0).type == .string)
    }

    @Test func findingsPointIntoTheText() {
        let text = "ÄÄ ${alert.titel} and ${nope}"
        let places = compile(text).1.map { String(decoding: Array(text.utf8)[$0.offsets], as: UTF8.self) }
        #expect(places == ["titel", "nope"])
    }

    @Test func failuresPointIntoTheText() throws {
        let text = "n: ${1 / limit}"
        let template = try #require(compile(text).0)
        guard case .failure(let failure) = template.evaluate(Scene(["limit": .int(0)])) else {
            Issue.record("it did not fail")
            return
        }
        #expect(String(decoding: Array(text.utf8)[failure.offsets], as: UTF8.self) == "1 / limit")
    }

    @Test func anOpenBraceIsAMistake() {
        #expect(compile("x ${alert.title").1.map { $0.message } == ["this ${ has no closing }; for a literal ${ write $${"])
        #expect(compile("x ${}").1.map { $0.message } == ["an expression is missing"])
    }

    @Test func unknownPartsAreAllAskedFor() throws {
        let template = try #require(compile("${alert.title} ${alert.id}").0)
        guard case .unknown(let attributes) = template.evaluate(Scene(["alert": World.makeAlert([:])])) else {
            Issue.record("it was known")
            return
        }
        #expect(attributes.sorted().map { $0.key } == ["a1.id", "a1.title"])
    }
}
