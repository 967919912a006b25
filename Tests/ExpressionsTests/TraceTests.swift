import Expressions
import Testing

@Suite struct TraceTests {
    private func trace(_ text: String, _ variables: [String: Value]) throws -> Trace {
        Trace(of: try #require(compile(text).0), Scene(variables))
    }

    private let alert = World.makeAlert([
        "severity": .string("Low"), "title": .string("Drill 7"), "status": .string("New"), "id": .string("a1"),
        "evidence": .list([
            .object(Entity(World.evidence, ["entityType": .string("File")])),
            .object(Entity(World.evidence, ["entityType": .string("User")])),
        ]),
    ])

    @Test func valuesStandBelowWhatNamesThem() throws {
        let trace = try trace("alert.severity == \"High\" || alert.title.contains(\"drill\")", ["alert": alert])
        #expect(trace.result.value == .bool(false))
        #expect(
            trace.diagram == """
                alert.severity == "High" || alert.title.contains("drill")
                      |        |         |        |     |
                      "Low"    false     false    |     false
                                                  "Drill 7"
                """)
    }

    @Test func whatIsNotNeededIsNotShown() throws {
        let trace = try trace("alert.severity == \"High\" && alert.title == \"x\"", ["alert": alert])
        #expect(
            trace.diagram == """
                alert.severity == "High" && alert.title == "x"
                      |        |         |
                      "Low"    false     false
                """)
    }

    @Test func aMacroShowsItsLastElement() throws {
        let trace = try trace("alert.evidence.exists(e,\n  e.entityType == \"Url\")", ["alert": alert])
        #expect(
            trace.diagram == """
                alert.evidence.exists(e,
                      |        |
                      [x, x]   false
                  e.entityType == "Url")
                    |          |
                    |          false (the last of 2)
                    "User" (the last of 2)
                """)
    }

    @Test func failuresAndUnknownsAreSaid() throws {
        let trace = try trace("limit / 0 == 1 && note == \"x\"", ["limit": .int(7)])
        #expect(
            trace.diagram == """
                limit / 0 == 1 && note == "x"
                |     |   |    |  |    |
                7     |   |    |  |    not known yet
                      |   |    |  not known yet
                      |   |    not known yet
                      |   error: division by zero
                      error: division by zero
                """)
    }

    @Test func aTraceComesToWhatAProgramDoes() throws {
        var random = RandomExpression(seed: 4)
        let scene = Scene(["limit": .int(3), "note": .null, "alert": alert])
        for _ in 0..<500 {
            let text = random.text(depth: 3)
            guard let parsed = CheckedExpression.parse(text, World.declarations).0 else { continue }
            #expect(Trace(of: parsed, scene).result.value == Program(parsed).evaluate(scene).value, "\(text)")
        }
    }
}
