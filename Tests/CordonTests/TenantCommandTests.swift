import Canonical
import Foundation
import SchemaValidation
import Testing

/// The commands that only talk to a tenant, through the built binary.
@Suite(.serialized)
struct TenantCommandTests {
    /// The result, which is as its schema says.
    private static func json(_ outcome: Child.Outcome) throws -> JSONValue {
        let result = try JSONValue(parsing: Array(outcome.standardOutput.utf8))
        if let name = result["schema"]?.stringValue?.split(separator: "/").dropFirst().first {
            let findings = try Schema(named: String(name)).findings(in: result)
            #expect(findings.isEmpty, "\(findings)")
        }
        return result
    }

    private static func texts(_ value: JSONValue?) -> [String] { value?.arrayValue?.compactMap { $0.stringValue } ?? [] }

    // MARK: auth

    @Test func theStatusTellsWhoWeAre() async throws {
        try await Lab.open(["--role", "Alert.Read.All"]) { lab in
            let status = try Self.json(try await lab.cordon("auth", "status", "--format", "json"))
            #expect(status["schema"] == "cordon/identity/1" && status["kind"] == "app")
            #expect(status["tenantId"]?.stringValue == lab.tenantID && status["appId"]?.stringValue == lab.clientID)
            #expect(Self.texts(status["permissions"]) == ["Alert.Read.All"])
            let text = try await lab.cordon("auth", "status").text
            #expect(!text.contains(lab.secret))
        }
    }

    private static let one = """
        playbook: one
        version: 1
        description: Isolates.
        owner: secops
        mode: enforce
        trigger:
          alerts:
            where: alert.severity == "High"
            lookback: 24h
            per: device
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: one }
        """

    /// Roles, the endpoints for which one is missing, and those that are superfluous.
    static let checks: [([String], [String], [String])] = [
        (["Alert.Read.All", "Machine.Read.All", "Machine.Isolate"], [], []),
        (["Alert.ReadWrite.All", "Machine.ReadWrite.All", "Machine.Isolate"], [], []),
        (["Alert.Read.All", "Alert.ReadWrite.All", "Machine.Read.All", "Machine.Isolate"], [], ["Alert.ReadWrite.All"]),
        (["Alert.Read.All", "Machine.Read.All", "Machine.Isolate", "Machine.Offboard"], [], ["Machine.Offboard"]),
        (["Alert.Read.All", "Machine.Read.All"], ["isolate-machine", "unisolate-machine"], []),
        (["Machine.Isolate", "Machine.Read.All"], ["list-alerts"], []),
    ]

    @Test(arguments: checks)
    func theCheckNamesWhatIsMissingAndWhatIsTooMuch(_ roles: [String], _ missing: [String], _ superfluous: [String]) async throws {
        try await Lab.open(roles.flatMap { ["--role", $0] }) { lab in
            try lab.write(Self.one, to: "one.yaml")
            let outcome = try await lab.cordon("auth", "check", "one.yaml", "--format", "json")
            #expect(outcome.code == (missing.isEmpty ? 0 : 4), "\(outcome.text)")
            let found = try Self.json(outcome)
            let endpoints = found["missing"]?.arrayValue?.compactMap { $0["endpoint"]?.stringValue } ?? []
            #expect(Set(endpoints).isSubset(of: missing) && endpoints.isEmpty == missing.isEmpty, "\(endpoints)")
            #expect(Self.texts(found["superfluous"]) == superfluous)
        }
    }

    /// The application permissions that the playbooks of the repository need, no more and no less.
    private static let shipped = ["Alert.Read.All", "Machine.CollectForensics", "Machine.Isolate", "Machine.ReadWrite.All"]

    @Test(arguments: [nil] + shipped) func theShippedPlaybooksNeedTheseRolesAndNoOther(_ withheld: String?) async throws {
        let roles = Self.shipped.filter { $0 != withheld } + ["Machine.Offboard", "Ti.ReadWrite"]
        try await Lab.open(roles.flatMap { ["--role", $0] }) { lab in
            let outcome = try await lab.cordon("auth", "check", "--format", "json")
            #expect(outcome.code == (withheld == nil ? 0 : 4), "\(outcome.text)")
            let found = try Self.json(outcome)
            let missing = found["missing"]?.arrayValue?.flatMap { Self.texts($0["anyOf"]) } ?? []
            #expect(missing.isEmpty == (withheld == nil) && withheld.map { missing.contains($0) } != false, "\(missing)")
            // Only where a role has a lesser one in its place may more than it be named.
            #expect(Set(missing).subtracting([withheld ?? ""]).isSubset(of: ["Alert.ReadWrite.All", "Machine.Read.All"]), "\(missing)")
            #expect(Self.texts(found["superfluous"]) == ["Machine.Offboard", "Ti.ReadWrite"])
        }
    }

    @Test(arguments: [["auth", "login"], ["auth", "logout"]])
    func anAppHasNoUserToSignIn(_ arguments: [String]) async throws {
        try await Lab.open { lab in
            let outcome = try await lab.start(arguments).outcome()
            #expect(outcome.code == 64)
            #expect(outcome.standardError.contains("contoso signs in as an app"))
        }
    }

    @Test func aUserWhoIsNotSignedInIsToldHowTo() async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", "{ secret: env:CORDON_CLIENT_SECRET }", "{ user: deviceCode }")
            let environment = ["XDG_STATE_HOME": lab.folder.path]
            let outcome = try await lab.cordon("auth", "status", environment: environment)
            #expect(outcome.code == 5 && outcome.standardError.contains("run `cordon auth login`"))
            let logout = try await lab.cordon("auth", "logout", environment: environment)
            #expect(logout.code == 0 && logout.standardError.contains("Nobody was signed in."))
        }
    }

    static let credentials: [(String, [String: String], String)] = [
        ("{ certificate: file:none.pem, key: file:none.pem }", [:], "none.pem, which cordon.yaml names for the secret, cannot be read"),
        ("{ certificate: file:cordon.yaml, key: file:cordon.yaml }", [:], "cordon.yaml: it holds no certificate in PEM"),
        ("{ federatedTokenFile: env:AZURE_FEDERATED_TOKEN_FILE }", [:], "AZURE_FEDERATED_TOKEN_FILE"),
        ("{ federatedTokenFile: file:none.jwt }", [:], "none.jwt, which cordon.yaml names for the federated token"),
        (
            "{ managedIdentity: true }", ["IDENTITY_ENDPOINT": "http://evil.example/", "IDENTITY_HEADER": "canary~header"],
            "names an address that is not on this machine"
        ),
    ]

    @Test(arguments: credentials)
    func aCredentialThatCannotBeUsedSaysWhy(_ credential: String, _ environment: [String: String], _ reason: String) async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", "{ secret: env:CORDON_CLIENT_SECRET }", credential)
            let outcome = try await lab.cordon("auth", "status", environment: environment)
            #expect(outcome.code == 5 && outcome.standardError.contains(reason), "\(outcome.text)")
            #expect(!outcome.text.contains("canary"))
        }
    }

    // MARK: api

    @Test func anyReadOfTheAPICanBeLookedAt() async throws {
        try await Lab.open { lab in
            let outcome = try await lab.cordon("api", "GET", "/api/machines?$top=1")
            #expect(outcome.code == 0, "\(outcome.text)")
            #expect(try Self.json(outcome)["value"]?.arrayValue?.count == 1)
        }
    }

    @Test(arguments: [
        ("/api/machinse", "/api/machines"), ("/api/machines/x/isolate", "/api/machines/{id}"), ("/", "/api/"),
        ("https://evil.example/api/machines", "near are"), ("/api/../machines", "near are"),
    ])
    func whatIsNoReadingEndpointIsWrongUsage(_ path: String, _ near: String) async throws {
        try await Lab.open { lab in
            let outcome = try await lab.cordon("api", "GET", path)
            #expect(outcome.code == 64 && outcome.standardError.contains(near), "\(outcome.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func onlyGETIsAMethod() async throws {
        try await Lab.open { lab in
            let outcome = try await lab.cordon("api", "POST", "/api/machines")
            #expect(outcome.code == 64)
        }
    }

    private static let collecting = """
        playbook: collect
        version: 1
        description: Collects.
        owner: secops
        mode: enforce
        trigger:
          alerts: { where: alert.status == "New", lookback: 24h, per: device }
        steps:
          - id: package
            collect_investigation_package: { comment: evidence }
        """

    @Test func anInvestigationPackageIsFetchedToAFile() async throws {
        try await Lab.open(["--pace", "1ms"]) { lab in
            try lab.write(Self.collecting, to: "collect.yaml")
            let run = try await lab.cordon("run", "collect.yaml", "--yes")
            #expect(run.code == 0 || run.code == 3, "\(run.text)")
            let id = try #require(try lab.lines(try lab.read("journal.jsonl")).first?["id"]?.stringValue)
            let path = "/api/machineactions/\(id)/getPackageUri"
            let fetched = try Self.json(try await lab.cordon("api", "GET", path, "--download", "evidence/package.zip"))
            let bytes = try Data(contentsOf: lab.path("evidence/package.zip"))
            #expect(fetched["size"] == .integer(Int64(bytes.count)) && bytes.starts(with: Data("PK".utf8)))
            #expect(fetched["digest"]?.stringValue == Digest(of: bytes).description)
            let again = try await lab.cordon("api", "GET", path, "--download", "evidence/package.zip")
            #expect(again.code == 64 && again.standardError.contains("is there already"), "\(again.text)")
            // A connection that breaks is taken up again where it broke.
            _ = try await lab.ask("PUT", "faults", #"{"rules":[{"match":{"path":"/_download/*","times":2},"do":{"cutAfterBytes":300}}]}"#)
            let broken = try Self.json(try await lab.cordon("api", "GET", path, "--download", "broken.zip"))
            #expect(broken["digest"] == fetched["digest"])
            let counters = try await lab.ask("GET", "counters").arrayValue ?? []
            #expect(counters.contains { $0["route"] == "/_download/{ticket}" && $0["status"] == 206 })
            let small = try await lab.cordon("api", "GET", path, "--download", "small.zip", "--max-bytes", "10")
            #expect(small.code == 1 && small.standardError.contains("more than the 10 bytes"), "\(small.text)")
            #expect(!lab.exists("small.zip"))
            let other = try await lab.cordon("api", "GET", "/api/machines", "--download", "x")
            #expect(other.code == 64 && other.standardError.contains("getPackageUri"), "\(other.text)")
        }
    }

    // MARK: hunt

    private static let rows = #"""
        {"Schema":[{"Name":"Device","Type":"String"},{"Name":"Count","Type":"Int64"}],
         "Results":[{"Device":"=cmd|'/c calc'!A0","Count":-2},{"Device":"a,\"b\"\u001b[31m","Count":null}]}
        """#

    @Test func resultsComeAsTableJSONAndCSV() async throws {
        let parrot = try Parrot(Parrot.answer("200 OK", Self.rows))
        defer { parrot.stop() }
        try await Lab.open { lab in
            try lab.write(lab.configuration(api: parrot.address), to: "cordon.yaml")
            let csv = try await lab.cordon("hunt", "DeviceInfo", "--format", "csv")
            #expect(csv.standardOutput == "Device,Count\r\n'=cmd|'/c calc'!A0,-2\r\n\"a,\"\"b\"\"\u{1B}[31m\",\r\n", "\(csv.text)")
            let table = try await lab.cordon("hunt", "DeviceInfo")
            #expect(table.standardOutput.contains("a,\"b\"\\u{1b}[31m") && table.lastLine == "2 rows", "\(table.text)")
            let json = try Self.json(try await lab.cordon("hunt", "DeviceInfo", "--format", "json"))
            #expect(json["schema"] == "cordon/hunt/1" && json["rows"]?.arrayValue?.count == 2)
        }
    }

    /// The service was reached: what it says of the query is the answer.
    @Test(arguments: ["defender", "graph"]) func aMistakeInAQueryIsNoFailureToReachTheService(_ service: String) async throws {
        try await Lab.open { lab in
            let configuration = lab.configuration().replacingOccurrences(of: "login: ", with: "graph: \(lab.api), login: ")
            try lab.write(configuration, to: "cordon.yaml")
            let outcome = try await lab.cordon("hunt", "DeviceInfo | frobnicate x", "--over", service)
            #expect(outcome.code == 1 && outcome.standardError.contains("frobnicate"), "\(outcome.text)")
        }
    }

    @Test(arguments: ["x", "1a=b", "a b=c", "n:long=x", "n:int=1", "t:datetime=yesterday", "=x"])
    func aParameterThatIsNoneIsWrongUsage(_ parameter: String) async throws {
        try await Lab.open { lab in
            let outcome = try await lab.cordon("hunt", "DeviceInfo", "--parameter", parameter)
            #expect(outcome.code == 64 && outcome.standardError.contains("NAME:TYPE=VALUE"), "\(outcome.text)")
        }
    }
}
