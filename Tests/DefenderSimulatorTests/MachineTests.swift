import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

struct MachineTests {
    @Test func everyPropertyIsThere() async throws {
        let machine = try #require(try await Laboratory().get("/api/machines?$top=1").rows.first)
        #expect(machine.objectValue?.members.map { $0.key } == Machine.schema.fields.map { $0.name }.sorted())
        #expect(machine["rbacGroupId"]?.integerValue != nil)
    }

    @Test func aDeviceIsFoundByIdAndByName() async throws {
        let laboratory = try await Laboratory()
        let id = try await laboratory.firstMachine()
        let byID = try await laboratory.get("/api/machines/\(id.uppercased())")
        let name = try #require(byID.json["computerDnsName"]?.stringValue)
        let byName = try await laboratory.get("/api/machines/\(name.uppercased())")
        #expect(byID.status == 200)
        #expect(byName.json["id"]?.stringValue == id)
        let missing = try await laboratory.get("/api/machines/nobody")
        #expect(missing.status == 404)
        #expect(missing.code == "ResourceNotFound")
        #expect(missing.message == "Machine nobody was not found")
    }

    @Test func aTenantWithoutMachinesAnswers404() async throws {
        let empty = try await Laboratory { $0.source = .world(World()) }
        #expect(try await empty.get("/api/machines").status == 404)
        #expect(try await empty.get("/api/alerts").status == 200)
        let none = try await Laboratory().list("machines", "computerDnsName eq 'nobody'")
        #expect(none.status == 200 && none.rows.isEmpty)
    }

    @Test func collectionsAreFilteredByAnyAndAll() async throws {
        let laboratory = try await Laboratory { $0.source = .generated(devices: 120, alerts: 0) }
        let all = try await laboratory.get("/api/machines").rows
        func tags(_ machine: JSONValue) -> [JSONValue] { machine["machineTags"]?.arrayValue ?? [] }
        func ids(_ holds: (JSONValue) -> Bool) -> [String] { all.filter(holds).compactMap { $0["id"]?.stringValue } }
        let cases: [(String, [String])] = [
            ("machineTags/any(t: t eq 'tier0')", ids { tags($0).contains("tier0") }),
            ("machineTags/any()", ids { !tags($0).isEmpty }),
            ("not machineTags/any()", ids { tags($0).isEmpty }),
            ("machineTags/all(t:t eq 'vip')", ids { tags($0).allSatisfy { $0 == "vip" } }),
            (
                "machineTags/any(t:startswith(t,'crown')) and osPlatform eq 'Windows11'",
                ids { tags($0).contains("crown-jewel") && $0["osPlatform"] == "Windows11" }
            ),
            (
                "riskScore ge 'Medium' and healthStatus ne 'Active'",
                ids { ["Medium", "High"].contains($0["riskScore"]) && $0["healthStatus"] != "Active" }
            ),
            ("rbacGroupId eq 13", ids { $0["rbacGroupId"] == 13 }), ("rbacGroupId eq '13'", ids { $0["rbacGroupId"] == 13 }),
            ("onboardingStatus ne 'onboarded'", ids { $0["onboardingStatus"] != "Onboarded" }),
        ]
        for (filter, wanted) in cases {
            let answer = try await laboratory.list("machines", filter)
            #expect(answer.ids == wanted, "\(filter): \(answer.message)")
            #expect(!wanted.isEmpty && wanted.count < all.count, "\(filter) proves nothing")
        }
    }

    @Test func tagsAreAddedAndRemovedAtOnce() async throws {
        let laboratory = try await Laboratory()
        let id = try await laboratory.firstMachine()
        func tag(_ action: String) async throws -> JSONValue? {
            let answer = try await laboratory.post("/api/machines/\(id)/tags", #"{"Value":"seen","Action":"\#(action)"}"#)
            #expect(answer.status == 200)
            #expect(answer.json["@odata.context"]?.stringValue?.hasSuffix("#Machines/$entity") == true)
            return answer.json["machineTags"]
        }
        #expect(try await tag("Add") == ["seen"])
        #expect(try await tag("add") == ["seen"])
        #expect(try await laboratory.get("/api/machines/\(id)").json["machineTags"] == ["seen"])
        #expect(try await tag("Remove") == [])
        // A change without difference was accepted as well, so it counts.
        let journal = try await laboratory.journal()
        #expect(journal.count == 3)
        #expect(journal.allSatisfy { $0["type"] == "add-or-remove-machine-tag" && $0["status"] == 200 })
        #expect(journal[0]["body"] == ["Value": "seen", "Action": "Add"])
        #expect(journal[0]["id"]?.stringValue == id)
    }

    @Test(arguments: [
        ("{}", "MissingRequiredParameter"), (#"{"Value":"x"}"#, "MissingRequiredParameter"),
        (#"{"value":"x","Action":"Add"}"#, "InvalidRequestBody"), (#"{"Value":"x","Action":"Burn"}"#, "InvalidInput"),
        (#"{"Value":1,"Action":"Add"}"#, "InvalidRequestBody"), ("[]", "InvalidRequestBody"), ("{", "InvalidRequestBody"),
        (#"{"Value":"","Action":"Add"}"#, "MissingRequiredParameter"),
    ])
    func aWrongTagBodyIsRefused(body: String, code: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.post("/api/machines/\(try await laboratory.firstMachine())/tags", body)
        #expect(answer.status == 400)
        #expect(answer.code == code)
        #expect(try await laboratory.journal().isEmpty)
    }
}
