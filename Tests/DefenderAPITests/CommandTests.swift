import Canonical
import DefenderAPI
import Testing

struct CommandTests {
    private let machines = "/api/machines/1e5bc9d7e413ddd7902c2932e418702b84d0cc07"

    @Test func anIsolationIsTheRequestOfThePage() {
        let command = Command.isolate(machine: someMachine, type: "Full", comment: "Ransomware")
        #expect(
            command.request.json.canonicalText
                == #"{"body":{"Comment":"Ransomware","IsolationType":"Full"},"method":"POST","path":"\#(machines)/isolate"}"#)
        #expect(command.expectation == .machineAction(type: "Isolate"))
        #expect(command.device == someMachine)
    }

    @Test func theOtherCommandsAreTheRequestsOfTheirPages() {
        let release = Command.release(machine: someMachine, comment: "done")
        #expect(release.request.json.canonicalText == #"{"body":{"Comment":"done"},"method":"POST","path":"\#(machines)/unisolate"}"#)
        let package = Command.collectInvestigationPackage(machine: someMachine, comment: "evidence")
        #expect(package.request.path == machines + "/collectInvestigationPackage")
        #expect(package.expectation == .machineAction(type: "CollectInvestigationPackage"))
        let tag = Command.tag(machine: someMachine, value: "a'b", action: .remove)
        #expect(tag.request.json.canonicalText == #"{"body":{"Action":"Remove","Value":"a'b"},"method":"POST","path":"\#(machines)/tags"}"#)
        #expect(tag.comment == nil)
    }

    @Test func changingEndpointsHaveTheirOpposites() {
        for endpoint in Endpoint.all {
            guard let opposite = endpoint.reversedBy else { continue }
            #expect(Endpoint.named(opposite)?.isChanging == true)
        }
    }

    @Test func aLongCommentKeepsItsToken() {
        let comment = Command.release(
            machine: someMachine, comment: String(repeating: "x", count: 5_000) + " [cordon:ABCDEFGH23]"
        ).comment
        #expect(comment?.utf16.count == CommentLimit.maximum)
        #expect(comment?.hasSuffix("x [cordon:ABCDEFGH23]") == true)
    }

    @Test func aLongCommentIsCutBetweenCharactersOfTheWire() {
        let comment = CommentLimit.fitted(String(repeating: "🔥", count: 2_001))
        #expect(comment.utf16.count == 4_000)
        let odd = CommentLimit.fitted("x" + String(repeating: "🔥", count: 2_001) + " [cordon:ABCDEFGH23]")
        #expect(odd.utf16.count == 3_999)
        #expect(odd.hasSuffix("🔥 [cordon:ABCDEFGH23]"))
    }

    @Test func aCommentThatFitsIsLeftAlone() {
        let text = String(repeating: "é", count: 4_000)
        #expect(CommentLimit.fitted(text) == text)
    }
}
