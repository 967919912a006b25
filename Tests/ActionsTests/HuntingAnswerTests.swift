import ActionKit
import Canonical
import DefenderAPI
import Testing

/// A query's result held against what a playbook declares of it.
struct HuntingAnswerTests {
    private static func answer(_ columns: [HuntingColumns.Column], _ schema: [(String, String)], _ rows: [JSONObject]) throws
        -> HuntingAnswer
    {
        let body: JSONValue = [
            "Schema": .array(schema.map { ["Name": .string($0.0), "Type": .string($0.1)] }), "Results": .array(rows.map { .object($0) }),
        ]
        let result = try Query<HuntingResult>.hunting("").decode(body.canonicalBytes)
        return HuntingAnswer(result, HuntingQuestion("", HuntingColumns(columns)))
    }

    @Test(arguments: [
        (FieldType.string, "String", JSONValue.string("a"), JSONValue.string("a")), (.string, "Guid", "a", "a"),
        (.string, "Object", .object(["a": 1]), #"{"a":1}"#), (.integer, "Int64", 7, 7), (.boolean, "SByte", 1, true),
        (.boolean, "Boolean", true, true),
        (.double, "Double", 1.5, 1.5), (.timestamp, "DateTime", "2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z"),
        (.list(.string), "Object", .array(["a", "b"]), .array(["a", "b"])), (.integer, "Int32", .null, .null),
    ])
    func aValueIsKeptAsItsTypeWritesIt(_ type: FieldType, _ service: String, _ cell: JSONValue, _ kept: JSONValue) throws {
        let answer = try Self.answer([.init("A", type)], [("B", "String"), ("A", service)], [["A": cell, "B": "x"]])
        #expect(answer == .rows([[kept]]))
    }

    @Test(arguments: [
        (FieldType.integer, "String", JSONValue.string("7"), "declared as int, and the service gives String"),
        (.string, "DateTime", "x", "declared as string, and the service gives DateTime"),
        (.list(.integer), "Object", .array(["a"]), "declared as list(int), and row 1 holds something else"),
        (.timestamp, "DateTime", "yesterday", "declared as timestamp, and row 1 holds something else"),
    ])
    func anotherTypeIsNamedWithItsColumn(_ type: FieldType, _ service: String, _ cell: JSONValue, _ reason: String) throws {
        let answer = try Self.answer([.init("A", type)], [("A", service)], [["A": cell]])
        #expect(answer == .unusable("the column `A` is \(reason)"))
    }

    /// Never a silent cut.
    @Test func tooManyRowsAreNone() throws {
        func answer(_ count: Int) throws -> HuntingAnswer {
            try Self.answer([.init("A", .integer)], [("A", "Int64")], (0..<count).map { ["A": .integer(Int64($0))] })
        }
        guard case .rows(let rows) = try answer(HuntingAnswer.maximumRows) else {
            Issue.record("as many as may be are too many")
            return
        }
        #expect(rows.count == HuntingAnswer.maximumRows)
        #expect(
            try answer(HuntingAnswer.maximumRows + 1)
                == .unusable("the query gives 10001 rows, and a step takes 10000 at most: none of them is used"))
    }

    /// The order of a query that does not sort is no difference.
    @Test(arguments: [
        ([["b"], ["a"]], [["a"], ["b"]], [["a"], ["b"]]), ([["b"], ["c"]], [["a"], ["b"]], [["b"], ["c"]]),
        ([["a"], ["a"], ["b"]], [["a"], ["b"], ["b"]], [["a"], ["a"], ["b"]]),
    ])
    func theSameRowsAreTakenInTheOrderOfThePlan(_ now: [[JSONValue]], _ plan: [[JSONValue]], _ taken: [[JSONValue]]) {
        #expect(HuntingAnswer.rows(now).inOrder(of: .rows(plan)) == .rows(taken))
    }

    @Test func aQuestionAndItsAnswerAreReadBackStrictly() throws {
        let question = HuntingQuestion("DeviceInfo", HuntingColumns([.init("A", .list(.double)), .init("B", .timestamp)]))
        #expect(HuntingQuestion(json: question.json) == question)
        let answer = HuntingAnswer.rows([[[1.5], "2026-07-01T00:00:00Z"], [.null, .null]])
        #expect(HuntingAnswer(json: .object(answer.json), question) == answer)
        let edited: [JSONValue] = [
            ["rows": [[[1.5]]]], ["rows": [["x", .null]]], ["rows": 1], [:], ["rows": [[[1], "2026-07-01T00:00:00Z"]]],
        ]
        for json in edited { #expect(HuntingAnswer(json: json, question) == nil, "\(json.canonicalText)") }
    }
}
