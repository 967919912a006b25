import ActionKit
import Canonical
import DefenderAPI
import Testing

/// What a call of a service becomes on the wire, and what is read of an answer.
struct ServiceCallTests {
    private static func operation(_ method: ServiceMethod, _ path: [ServiceOperation.PathPart], _ inputs: [String]) -> ServiceOperation {
        ServiceOperation(
            service: "tickets", name: "op", origin: "https://tickets.example", method: method, path: path, writes: true, inputs: inputs,
            outputs: [])
    }

    /// Whatever a value holds, it is a part of one segment, a value of the query, or a value of the body.
    @Test(
        arguments: [
            (.post, "a", "/t/a", #"{"id":"a"}"#), (.post, "../../x?y=1#z", "/t/..%2F..%2Fx%3Fy%3D1%23z", #"{"id":"../../x?y=1#z"}"#),
            (.post, "ü €\u{0}", "/t/%C3%BC%20%E2%82%AC%00", #"{"id":"ü €\u0000"}"#), (.delete, "a/b", "/t/a%2Fb", nil),
            (.get, "%2e%2e", "/t/%252e%252e", nil),
        ] as [(ServiceMethod, String, String, String?)])
    func aValueStaysAValue(_ method: ServiceMethod, value: String, path: String, body: String?) {
        let call = ServiceCall(Self.operation(method, [.text("/t/"), .input("id")], ["id"]), ["id": .known(.string(value))])
        #expect(call.request.path == path && call.request.body?.canonicalText == body && call.fault == nil)
    }

    @Test(arguments: ["", ".", ".."]) func whatWouldChangeThePathIsRefused(_ value: String) {
        let call = ServiceCall(Self.operation(.get, [.text("/t/"), .input("id")], ["id"]), ["id": .known(.string(value))])
        #expect(call.fault?.contains("`id`") == true)
    }

    @Test func aRequestWithoutABodyHasAQuery() {
        let values: [String: ServiceCall.Value] = ["id": .known(.integer(7)), "deep": .known(.bool(true)), "q": .known("a&b=c")]
        let plain = ServiceCall(Self.operation(.get, [.text("/t/"), .input("id")], ["id", "deep", "q"]), values)
        #expect(plain.request.path == "/t/7?deep=true&q=a%26b%3Dc" && plain.request.body == nil)
        let more = ServiceCall(Self.operation(.get, [.text("/t?x=1")], ["deep"]), values)
        #expect(more.request.path == "/t?x=1&deep=true")
    }

    @Test func aBodyHasALimit() {
        let text = String(repeating: "x", count: ServiceCall.maximumBytes)
        #expect(ServiceCall(Self.operation(.post, [.text("/t")], ["q"]), ["q": .known(.string(text))]).fault?.contains("262144") == true)
    }

    /// What an answer is read as, or why it cannot be used.
    @Test(
        arguments: [
            (#"{"v":"a"}"#, .string, #"{"values":{"v":"a"}}"#), (#"{"v":7}"#, .string, "number"),
            (#"{"v":7}"#, .integer, #"{"values":{"v":7}}"#),
            (#"{"v":7.5}"#, .integer, "number"), (#"{"v":7}"#, .double, #"{"values":{"v":7}}"#), (#"{"v":1}"#, .boolean, "number"),
            (#"{"v":true}"#, .boolean, #"{"values":{"v":true}}"#), (#"{"v":null}"#, .string, "null"), (#"{"w":1}"#, .integer, "has no `v`"),
            (#"{"v":"2026-07-01T12:00:00Z"}"#, .timestamp, #"{"values":{"v":"2026-07-01T12:00:00Z"}}"#),
            (#"{"v":"soon"}"#, .timestamp, "text"),
            (#"{"v":["a","b"]}"#, .list(.string), #"{"values":{"v":["a","b"]}}"#), (#"{"v":["a",1]}"#, .list(.string), "list"),
            (#"[1]"#, .string, "JSON object"), (#"{"v":"a","v":"b"}"#, .string, "JSON object"), ("", .string, "JSON object"),
        ] as [(String, FieldType, String)])
    func anAnswerIsReadStrictly(_ body: String, type: FieldType, result: String) {
        let outputs = [ServiceField("v", type)]
        let answer = ServiceAnswer(Array(body.utf8), outputs)
        #expect(answer.json.canonicalText.contains(result), "\(answer)")
        #expect(ServiceAnswer(json: answer.json, outputs) == answer)
    }

    /// What takes a call back gets the outputs first, then the inputs.
    @Test func anUndoIsFilledIn() throws {
        let create = ServiceOperation(
            service: "tickets", name: "create", origin: "https://tickets.example", method: .post, path: [.text("/t")], writes: true,
            inputs: ["id", "queue"], outputs: [ServiceField("id", .string)])
        let close = Self.operation(.post, [.text("/t/"), .input("id")], ["id", "queue"])
        let inputs = Inputs(["with": .call(ServiceCall(create, ["id": .known("mine"), "queue": .known("soc")]), undo: close)])
        let undo = try #require(inputs.undoingCall("with", step: "ticket"))
        #expect(undo.request.path == "/t/⟨steps.ticket.id⟩" && undo.unknownInput == "id")
        let deed = Deed(
            .deliver(Message(calling: inputs.requiredCall("with"))), puts: .init(.isolation, isOn: true),
            undo: .deliver(Message(calling: undo)))
        let filled = try #require(deed.filled(with: .values(["id": "T-1"])).undo?.call)
        #expect(filled.request.path == "/t/T-1" && filled.request.body == ["id": "T-1", "queue": "soc"] && filled.unknownInput == nil)
        #expect(deed.filled(with: .unusable("")).undo?.call?.unknownInput == "id")
    }
}
