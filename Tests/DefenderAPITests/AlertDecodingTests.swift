import Canonical
import DefenderAPI
import Testing

struct AlertDecodingTests {
    /// In the form of the documentation's example.
    static let full = """
        {"@odata.context":"https://x/$metadata#Alerts","id":"da637472900382838869_1364969609","incidentId":1126093,
        "investigationId":null,"assignedTo":null,"severity":"Low","status":"New","classification":null,"determination":null,
        "investigationState":"Queued","detectionSource":"WindowsDefenderAtp","detectorId":"17e10bbc","category":"Execution",
        "threatFamilyName":null,"title":"Low-reputation arbitrary code","description":"Binaries","alertCreationTime":
        "2021-01-26T20:33:57.7220239Z","firstEventTime":"2021-01-26T20:31:32.9562661Z","lastEventTime":
        "2021-01-26T20:31:33.0577322Z","lastUpdateTime":"2021-01-26T20:33:59.2Z","resolvedTime":null,"machineId":
        "111e6dd8c833c8a052ea231ec1b19adaf497b625","computerDnsName":"temp123.middleeast.corp.microsoft.com","rbacGroupName":
        "A","aadTenantId":"a839b112","threatName":null,"mitreTechniques":["T1064","T1085"],"relatedUser":{"userName":
        "temp123","domainName":"DOMAIN"},"comments":[{"comment":"test","createdBy":"a@b","createdTime":
        "2020-07-26T01:00:37.8404534Z"}],"evidence":[{"entityType":"User","evidenceCreationTime":
        "2021-01-26T20:33:58.42Z","sha1":null,"accountName":"name","processId":null},{"entityType":"Process",
        "evidenceCreationTime":"2021-01-26T20:33:58.6133333Z","processId":4728,"parentProcessId":"4000"}],"newKey":{"a":[1]}}
        """

    @Test func theDocumentedExampleIsRead() throws {
        let alert = try alert(Self.full)
        #expect(alert.id == "da637472900382838869_1364969609")
        #expect(alert.incidentId == 1_126_093)
        #expect(alert.record["investigationId"] == .null)
        #expect(alert.severity == "Low")
        #expect(alert.alertCreationTime?.description == "2021-01-26T20:33:57.7220239Z")
        #expect(alert.mitreTechniques == ["T1064", "T1085"])
        #expect(alert.relatedUser?.domainName == "DOMAIN")
        #expect(alert.comments.map(\.comment) == ["test"])
        #expect(alert.evidence.map(\.entityType) == ["User", "Process"])
        #expect(alert.evidence.last?.parentProcessId == 4000)
        #expect(alert.evidence.first?.record["fileName"] == .absent)
    }

    @Test func whatIsReadIsWrittenTheSame() throws {
        let alert = try alert(Self.full)
        #expect(try Alert(decoding: alert.record.json()) == alert)
    }

    @Test func onlyTheNamedFieldsAreWritten() throws {
        let fields = Set([Alert.schema.index(of: "status"), Alert.schema.index(of: "machineId")].compactMap { $0 })
        let json = try alert(#"{"id":"a","status":"New","severity":"High"}"#).record.json(fields: fields)
        #expect(json.canonicalText == #"{"status":"New"}"#)
    }

    @Test(arguments: [
        (#"{"ID":"a"}"#, "a"), (#"{"Id":"b"}"#, "b"), (#"{"ID":"alias","id":"own"}"#, "own"), (#"{"id":"own","ID":"alias"}"#, "own"),
    ])
    func keysAreReadInEveryCaseButTheListedOneWins(_ json: String, _ id: String) throws {
        #expect(try alert(json).id == id)
    }

    @Test(arguments: [
        ("status", "INPROGRESS", "InProgress"), ("severity", "unspecified", "UnSpecified"),
        ("classification", "Informational, expected activity", "InformationalExpectedActivity"),
        ("determination", "noenoughdatatovalidate", "NoEnoughDataToValidate"),
        ("status", "Dreaming", "Dreaming"), ("category", "ransomware", "ransomware"),
    ])
    func knownValuesAreRespelledAndOthersKept(_ field: String, _ wire: String, _ read: String) throws {
        #expect(try alert(#"{"id":"a","\#(field)":"\#(wire)"}"#).record[field] == .string(read))
    }

    @Test(arguments: [
        (#""T1059""#, ["T1059"]), (#""[\"T1\",\"T2\"]""#, ["T1", "T2"]), (#""""#, []), ("null", []), ("[]", []),
        (#""[T1""#, ["[T1"]),
    ])
    func techniquesAreReadFromTextAndList(_ wire: String, _ read: [String]) throws {
        #expect(try alert(#"{"id":"a","mitreTechniques":\#(wire)}"#).mitreTechniques == read)
    }

    @Test func aRelatedUserMayBeATextOrNull() throws {
        #expect(try alert(#"{"id":"a","relatedUser":"eve"}"#).relatedUser?.userName == "eve")
        #expect(try alert(#"{"id":"a","relatedUser":null}"#).record["relatedUser"] == .null)
    }

    @Test func theOtherNameOfACommentsTimeIsRead() throws {
        let comments = try alert(#"{"id":"a","comments":[{"createTime":"2020-07-26T01:00:37Z"}]}"#).comments
        #expect(comments.first?.createdTime?.description == "2020-07-26T01:00:37Z")
    }

    @Test(arguments: [
        ("2018-11-27T14:33:00", "2018-11-27T14:33:00Z"), ("2018-11-27T16:33:00+02:00", "2018-11-27T14:33:00Z"),
        ("2018-08-01Z", "2018-08-01T00:00:00Z"),
    ])
    func timesAreReadInEveryFormOfThePages(_ wire: String, _ read: String) throws {
        #expect(try alert(#"{"id":"a","lastUpdateTime":"\#(wire)"}"#).lastUpdateTime?.description == read)
    }

    @Test(arguments: [
        (#"{"id":"a","alertCreationTime":"yesterday"}"#, "alertCreationTime", #""yesterday""#),
        (#"{"id":"a","incidentId":"many"}"#, "incidentId", #""many""#),
        (#"{"id":"a","incidentId":1.5}"#, "incidentId", "1.5"),
        (#"{"id":"a","title":{"x":1}}"#, "title", "an object"),
        (#"{"id":"a","relatedUser":[]}"#, "relatedUser", "a list"),
        (#"{"id":"a","comments":{}}"#, "comments", "an object"),
        (#"{"id":"a","evidence":[{},{"processId":"x"}]}"#, "evidence[1].processId", #""x""#),
        (#"{"id":"a","evidence":[{},7]}"#, "evidence[1]", "7"),
        (#"{"id":"a","mitreTechniques":["T1",["T2"]]}"#, "mitreTechniques[1]", "a list"),
        (#"{"title":"no id"}"#, "id", "nothing"), (#"{"id":null}"#, "id", "nothing"),
        (#"{"id":"a","id":"b"}"#, "id", "it twice"), ("[]", "", "a list"),
    ])
    func aMalformedValueIsNamed(_ json: String, _ field: String, _ found: String) throws {
        let failure = #expect(throws: DecodingFailure.self) { try alert(json) }
        #expect(failure?.entity == "Alert")
        #expect(failure?.field == field)
        #expect(failure?.found == found)
    }

    @Test func theSentenceTellsWhereAndWhat() throws {
        let failure = #expect(throws: DecodingFailure.self) { try alert(#"{"id":"a","incidentId":"many"}"#) }
        #expect(
            failure?.description
                == #"Alert.incidentId should be an integer, found "many""#)
    }
}
