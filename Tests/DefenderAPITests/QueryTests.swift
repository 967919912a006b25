import Canonical
import DefenderAPI
import Testing

struct QueryTests {
    @Test func alertsAreAskedForWithTheirEvidence() throws {
        let time = try #require(Timestamp(rfc3339: "2026-01-02T03:04:05Z"))
        let query = Query.alerts(filter: .alerts(updatedSince: time), top: 1000, skip: 990)
        #expect(
            query.request.target
                == "/api/alerts?$filter=lastUpdateTime%20ge%202026-01-02T03%3A04%3A05Z&$top=1000&$skip=990&$expand=evidence")
        #expect(query.endpoint == .listAlerts)
    }

    @Test func entitiesAreAskedForById() throws {
        let alert = try #require(AlertID("da1=+:_-~.2"))
        #expect(Query.alert(alert).request.target == "/api/alerts/da1%3D%2B%3A_-~.2")
        #expect(Query.machine(someMachine).request.target == "/api/machines/\(someMachine)")
        let action = try #require(MachineActionID("2e9da30d-27f6-4208-81f2-9cd3d67893ba"))
        #expect(Query.machineAction(action).request.target == "/api/machineactions/\(action)")
    }

    @Test func aDevicesActionsAreFilteredByItsIdAndTime() throws {
        let time = try #require(Timestamp(rfc3339: "2026-01-02T03:04:05Z"))
        let filter = Query.machineActions(of: someMachine, since: time).request.query.first?.value
        #expect(filter == "machineId eq '\(someMachine)' and creationDateTimeUtc ge 2026-01-02T03:04:05Z")
    }

    @Test func aPageIsReadWithItsLink() throws {
        let page = try Query.alerts().decode(
            Array(#"{"@odata.context":"x","value":[{"id":"a"},{"id":"b"}],"@odata.nextLink":"https://x/y"}"#.utf8))
        #expect(page.items.map(\.id) == ["a", "b"])
        #expect(page.nextLink == "https://x/y")
    }

    @Test(arguments: [
        ("{", "", "JSON"), (#"{"value":7}"#, "", "a list in value"), ("{}", "", "a list in value"), ("[]", "", "a page"),
        (#"{"value":[{"id":"a"},{"id":"b","incidentId":[]}]}"#, "value[1].incidentId", "an integer"),
    ])
    func aMalformedPageIsNamed(_ body: String, _ field: String, _ expected: String) throws {
        let failure = #expect(throws: DecodingFailure.self) { try Query.alerts().decode(Array(body.utf8)) }
        #expect(failure?.entity == "Alert")
        #expect(failure?.field == field)
        #expect(failure?.expected == expected)
    }

    @Test func onlyTheListOfMachinesMayBeMissing() {
        #expect(Query.machines().whenNotFound == Page(items: [], nextLink: nil))
        #expect(Query.alerts().whenNotFound == nil)
        #expect(Query.machine(someMachine).whenNotFound == nil)
    }
}
