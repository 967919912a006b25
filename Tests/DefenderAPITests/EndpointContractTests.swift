import Canonical
import DefenderAPI
import HTTPTypes
import Testing
import YAMLSyntax

/// Every declared endpoint against mde-api.yaml.
@Suite(.enabled(if: Reference.isPresent, "the reference is not beside the repository"))
struct EndpointContractTests {
    /// Where the declaration follows the reference README's choice rather than the page.
    static let chosenPermissions = [
        "stop-and-quarantine-file": ["Machine.StopAndQuarantine"],
        "list-baseline-profiles": [], "list-baseline-configurations": [],
    ]

    @Test func everyEndpointIsDeclared() throws {
        let stated = try Reference.api.required("endpoints").sequence?.compactMap { $0["id"]?.text } ?? []
        #expect(stated.count == 113)
        #expect(Endpoint.all.map(\.id) == stated)
    }

    @Test(arguments: Endpoint.all)
    func theEndpointIsAsStated(_ endpoint: Endpoint) throws {
        let stated = try Reference.endpoint(endpoint.id)
        #expect(endpoint.method.rawValue == stated["method"]?.text)
        #expect(endpoint.pathTemplate == stated["path"]?.text)
        #expect(endpoint.applicationPermissions == (Self.chosenPermissions[endpoint.id] ?? stated["application_permissions"]?.texts))
        #expect(endpoint.delegatedPermissions == (stated["delegated_permissions"]?.texts ?? []).filter { $0 != "not stated" })
        #expect(endpoint.rateLimits.perMinute == stated["rate_limits"]?["per_minute"]?.integer)
        #expect(endpoint.rateLimits.perHour == stated["rate_limits"]?["per_hour"]?.integer)
        #expect(endpoint.isChanging == stated["mutating"]?.isTrue)
        #expect(endpoint.reversedBy == stated["reversible_by"]?.text)
    }

    @Test(arguments: [
        (Endpoint.listAlerts, Alert.schema), (.listMachines, Machine.schema), (.listMachineActions, MachineAction.schema),
    ])
    func filtersAreThoseOfTheListing(_ endpoint: Endpoint, _ schema: EntitySchema) throws {
        let filter = try Reference.endpoint(endpoint.id).required("query_support").required("filter").texts
        #expect(Set(schema.fields.filter { !$0.filterOperators.isEmpty }.map(\.name)).isSubset(of: filter))
    }

    @Test(arguments: [
        Command.isolate(machine: someMachine, type: "Full", comment: "c"), .release(machine: someMachine, comment: "c"),
        .collectInvestigationPackage(machine: someMachine, comment: "c"),
        .tag(machine: someMachine, value: "v", action: .add),
    ])
    func bodiesHoldTheStatedParameters(_ command: Command) throws {
        let stated = try Reference.endpoint(command.endpoint.id).required("request_body").sequence ?? []
        let body = command.request.body?.objectValue?.members.map(\.key) ?? []
        #expect(Set(body) == Set(stated.compactMap { $0["name"]?.text }))
        let receipt = try Reference.endpoint(command.endpoint.id).required("response").required("entity").text
        #expect((command.expectation == .machine ? "Machine" : "MachineAction") == receipt)
    }
}
