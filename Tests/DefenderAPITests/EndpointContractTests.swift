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
        (.listInvestigations, Investigation.schema), (.listIndicators, Indicator.schema), (.listSoftware, Software.schema),
        (.listVulnerabilities, Vulnerability.schema), (.listMachinesVulnerabilities, AssetVulnerability.schema),
        (.listRecommendations, Recommendation.schema), (.listRemediationActivities, RemediationTask.schema),
        (.listDeviceAvInfo, DeviceAVInfo.schema),
    ])
    func filtersAreThoseOfTheListing(_ endpoint: Endpoint, _ schema: EntitySchema) throws {
        let filter = try Reference.endpoint(endpoint.id).required("query_support").required("filter").texts
        #expect(Set(schema.fields.filter { !$0.filterOperators.isEmpty }.map(\.name)).isSubset(of: filter))
    }

    @Test func everyChangingEndpointOfAPlaybookHasACommand() {
        let declaredOnly: Set = ["create-scan-definition", "update-scan-definition", "batch-delete-scan-definitions"]
        let changing = Endpoint.all.filter { $0.isChanging && !declaredOnly.contains($0.id) }
        #expect(Set(Sample.commands.map(\.endpoint)) == Set(changing))
    }

    @Test(arguments: Sample.commands)
    func bodiesHoldTheStatedParameters(_ command: Command) throws {
        let stated = try Reference.endpoint(command.endpoint.id)["request_body"]?.sequence ?? []
        let parts = command.request.form.map { $0.texts.map(\.name) + [$0.filePart] }
        let body = Set(parts ?? command.request.body?.objectValue?.members.map(\.key) ?? [])
        let names = stated.compactMap { $0["name"]?.text }.filter { !$0.contains("[") }
        #expect(body.isSubset(of: names), "\(command.endpoint.id)")
        let required = stated.filter { $0["required"]?.isTrue == true }.compactMap { $0["name"]?.text }
        #expect(Set(required.filter { !$0.contains("[") }).isSubset(of: body), "\(command.endpoint.id)")
        #expect(Sample.entity(command.expectation) == (try Reference.endpoint(command.endpoint.id))["response"]?["entity"]?.text)
    }

    @Test(arguments: Sample.requests)
    func requestsFitTheirEndpointsPath(_ endpoint: Endpoint, _ request: WireRequest) throws {
        let segments = try request.path.split(separator: "/").map {
            try #require(PercentDecoding.decode($0, plusIsBlank: false))
        }
        #expect(endpoint.template.match(segments) != nil, "\(request.path)")
        #expect(!request.path.contains("{"))
    }

    @Test func everyReadOfAPlaybookHasAQuery() throws {
        let families: Set = ["assessments", "authenticated-scans"]
        let wanted = try Endpoint.all.filter { endpoint in
            let family = try Reference.endpoint(endpoint.id)["family"]?.text ?? ""
            return !endpoint.isChanging && !families.contains(family)
        }
        // The older form of findbyip is declared and not offered (reference README, row 27).
        let missing = Set(wanted.map(\.id)).subtracting(Sample.requests.map(\.0.id))
        #expect(missing == ["find-machine-by-ip-legacy"])
    }
}
