import Canonical
import DefenderAPI
import DefenderClient
import HTTPTypes
import Testing

/// What is known after a command was sent, decided without sending one.
struct WritingTests {
    private static let token = "[cordon:ABCDEFGH23]"
    private static let isolate = Command.isolate(machine: Fixture.machine, type: "Full", comment: "why \(token)")
    private static let tag = Command.tag(machine: Fixture.machine, value: "t", action: .add)
    private static let actionID = "2e9da30d-27f6-4208-81f2-9cd3d67893ba"

    private static func action(comment: String = "why \(token)", machine: String = Fixture.machine.description, type: String = "Isolate")
        -> String
    {
        #"{"id":"\#(actionID)","type":"\#(type)","status":"Pending","machineId":"\#(machine)","requestor":"eve","requestorComment":"\#(comment)"}"#
    }

    /// Plays a script of answers through the machine that decides, until there is a last word.
    private func result(_ command: Command, _ answers: [ScriptedTransport.Reply]) -> (WriteResult, sent: Int) {
        var exchange = Exchange(isChanging: true, policy: .standard)
        for (sent, reply) in answers.enumerated() {
            let answer: Exchange.Answer =
                switch reply {
                case .success(let answer): .response(answer.0, answer.1)
                case .failure(let failure): .failure(failure)
                }
            if case .end(let ending) = exchange.next(after: answer, now: .epoch, random: 0) {
                return (WriteResult(ending, to: command), sent + 1)
            }
        }
        return (.unanswered("the script has ended"), answers.count)
    }

    @Test(arguments: [200, 201, 202])
    func anActionIsAccepted(_ status: Int) throws {
        let headers = try [(#require(HTTPField.Name("request-id")), "r-1")]
        guard case .accepted(let acceptance) = result(Self.isolate, [.json(status, Self.action(), headers)]).0 else {
            Issue.record("not accepted")
            return
        }
        #expect(acceptance.status == status && acceptance.requestID == "r-1")
        #expect(acceptance.actionID?.description == Self.actionID)
        #expect(acceptance.entity?["status"] == .string("Pending"))
    }

    @Test(arguments: ["", "why \(token)  ", "prefixed: why \(token)"])
    func theTokenTellsOurs(_ comment: String) {
        guard case .accepted = result(Self.isolate, [.json(201, Self.action(comment: comment))]).0 else {
            Issue.record("not accepted")
            return
        }
    }

    @Test func somebodyElsesPendingActionIsNoReceipt() {
        guard case .alreadyInProgress(let error) = result(Self.isolate, [.json(200, Self.action(comment: "mine"))]).0 else {
            Issue.record("taken for ours")
            return
        }
        #expect(error.message == "the service answered with the action \(Self.actionID) of eve that is under way")
    }

    @Test func aTagIsAnsweredWithTheMachine() {
        guard case .accepted(let acceptance) = result(Self.tag, [.json(200, Fixture.machineJSON)]).0 else {
            Issue.record("not accepted")
            return
        }
        #expect(acceptance.actionID == nil && acceptance.entity?["computerDnsName"] == .string("d1"))
    }

    @Test(arguments: [
        (isolate, "{"), (isolate, ""), (isolate, "{}"), (isolate, action(machine: "other")), (isolate, action(type: "Unisolate")),
        (isolate, #"{"id":"no-guid"}"#), (tag, #"{"id":"other"}"#),
    ])
    func anUnreadableYesIsNoAnswer(_ command: Command, _ body: String) {
        guard case .unanswered = result(command, [.json(201, body)]).0 else {
            Issue.record("\(result(command, [.json(201, body)]).0)")
            return
        }
    }

    @Test func theSameActionIsUnderWay() {
        let reply = ScriptedTransport.Reply.error(400, "ActiveRequestAlreadyExists", "reworded")
        let error = APIError(status: 400, code: "ActiveRequestAlreadyExists", message: "reworded", target: "t-1", endpoint: .isolateMachine)
        #expect(result(Self.isolate, [reply]).0 == .alreadyInProgress(error))
    }

    @Test(arguments: [
        ScriptedTransport.Reply.error(400, "InvalidInput"), .error(404, "ResourceNotFound"), .json(302, ""),
        .json(400, "Action is already in progress"),
    ])
    func aRefusalIsFinal(_ reply: ScriptedTransport.Reply) {
        guard case (.rejected, sent: 1) = result(Self.isolate, [reply, reply]) else {
            Issue.record("\(result(Self.isolate, [reply, reply]))")
            return
        }
    }

    @Test(arguments: [401, 403])
    func aRefusedTokenIsRenewedOnce(_ status: Int) {
        guard case (.rejected, sent: 2) = result(Self.isolate, Array(repeating: .json(status, ""), count: 3)) else {
            Issue.record("renewed more than once")
            return
        }
    }

    @Test(arguments: [
        ScriptedTransport.Reply.failure(.cut("reset")), .json(500, ""), .json(502, ""), .json(503, ""), .json(504, ""), .json(100, ""),
        .json(520, ""),
        .json(504, "", [(.retryAfter, "1")]),
    ])
    func whatMayHaveHappenedIsNeverSentAgain(_ reply: ScriptedTransport.Reply) {
        guard case (.unanswered, sent: 1) = result(Self.isolate, [reply, .json(201, Self.action())]) else {
            Issue.record("\(result(Self.isolate, [reply, .json(201, Self.action())]))")
            return
        }
    }

    @Test(arguments: [
        ScriptedTransport.Reply.failure(.notSent("refused")), .json(429, ""), .json(429, "", [(.retryAfter, "3")]),
        .json(503, "", [(.retryAfter, "3")]),
    ])
    func whatProvablyDidNotHappenIsSentAgain(_ reply: ScriptedTransport.Reply) {
        guard case (.accepted, sent: 3) = result(Self.isolate, [reply, reply, .json(201, Self.action())]) else {
            Issue.record("not sent again")
            return
        }
        guard case (.notSent, sent: 5) = result(Self.isolate, Array(repeating: reply, count: 9)) else {
            Issue.record("sent without end")
            return
        }
    }
}
