import DefenderAPI
import Testing

struct APIErrorTests {
    private func error(_ status: Int, _ body: String) -> APIError { APIError(status: status, body: Array(body.utf8)) }

    @Test func theEnvelopeIsRead() {
        let error = error(
            404, #"{"error":{"code":"ResourceNotFound","message":"Machine 123 was not found","target":"43f4cb08"}}"#)
        #expect(error == APIError(status: 404, code: "ResourceNotFound", message: "Machine 123 was not found", target: "43f4cb08"))
        #expect(
            error.description
                == "the service refused: ResourceNotFound (404): Machine 123 was not found [request 43f4cb08]. Check the id")
    }

    @Test(arguments: [
        "", "<html>Bad Gateway</html>", "null", "[]", "{}", #"{"error":null}"#, #"{"error":{"code":7,"message":[]}}"#, "{\"error\":",
    ])
    func anythingElseIsAnErrorWithoutReason(_ body: String) {
        #expect(error(502, body) == APIError(status: 502, code: nil, message: "the service gave status 502 and no reason"))
    }

    @Test func aPlainTextIsAReason() {
        #expect(error(500, #"{"error":"boom"}"#).message == "boom")
    }

    @Test func aLongReasonIsCut() {
        let text = String(repeating: "x", count: 100_000)
        #expect(error(500, #"{"error":{"message":"\#(text)"}}"#).message.count == 1001)
    }

    @Test func failuresOfReadsSayWhatToDo() {
        #expect(
            ReadFailure.forbidden(missing: ["Alert.Read.All", "Alert.ReadWrite.All"], "list-alerts is not permitted").description
                == "list-alerts is not permitted; grant one of Alert.Read.All, Alert.ReadWrite.All to the app registration "
                + "(API permissions, WindowsDefenderATP) and have an administrator consent")
        #expect(ReadFailure.unreachable("no route").description == "the service cannot be reached: no route")
    }
}
