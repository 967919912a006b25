import Canonical
import DefenderAPI
import Testing

struct MachineActionTests {
    private func action(_ text: String) throws -> MachineAction {
        try MachineAction(decoding: JSONDocument(parsing: Array(text.utf8)).root)
    }

    @Test func aLiveResponseIsReadWithItsCommands() throws {
        let action = try action(
            """
            {"id":"a988","type":"LiveResponse","status":"Succeeded","machineId":"m","creationDateTimeUtc":
            "2021-02-04T14:19:03Z","lastUpdateTimeUtc":"2021-02-04T14:22:34Z","externalID":"x","errorHResult":0,
            "relatedFileInfo":{"fileIdentifier":"4388","fileIdentifierType":"sha1"},"commands":[{"index":0,"startTime":null,
            "commandStatus":"completed","errors":[],"command":{"type":"RunScript","params":[{"key":"ScriptName",
            "value":"minidump.ps1"}]}}]}
            """)
        #expect(action.state == .succeeded)
        #expect(action.lastUpdateDateTimeUtc?.description == "2021-02-04T14:22:34Z")
        #expect(action.externalId == "x")
        #expect(action.relatedFileInfo?.fileIdentifierType == "Sha1")
        #expect(action.commands.first?.commandStatus == "Completed")
        #expect(action.commands.first?.command?.params.first?.value == "minidump.ps1")
    }

    @Test(arguments: [
        ("Pending", false), ("inprogress", false), ("Succeeded", true), ("Failed", true), ("TimeOut", true),
        ("Cancelled", true), ("Exploded", false),
    ])
    func onlyAFinalStatusIsFinal(_ status: String, _ isFinal: Bool) throws {
        #expect(try action(#"{"id":"a","status":"\#(status)"}"#).state.isFinal == isFinal)
    }

    @Test func anUnknownStatusIsNoSuccess() throws {
        #expect(try action(#"{"id":"a","status":"Exploded"}"#).state == .unknown("Exploded"))
        #expect(try action(#"{"id":"a"}"#).state == .unknown(""))
    }
}
