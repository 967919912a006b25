import Canonical
import Testing

struct ListingTests {
    @Test func rowsComeInTheOrderThatIsAsked() async throws {
        let laboratory = try await Laboratory()
        let rows = try await laboratory.get("/api/alerts?$orderby=Severity%20desc,%20alertCreationTime%20asc").rows
        let ranks = ["UnSpecified", "Informational", "Low", "Medium", "High"]
        let severities = rows.compactMap { ranks.firstIndex(of: $0["severity"]?.stringValue ?? "") }
        #expect(severities == severities.sorted(by: >) && Set(severities).count > 2)
        for (one, next) in zip(rows, rows.dropFirst()) where one["severity"] == next["severity"] {
            #expect((one["alertCreationTime"]?.stringValue ?? "") <= (next["alertCreationTime"]?.stringValue ?? ""))
        }
        let nulls = try await laboratory.get("/api/alerts?$orderby=assignedTo").rows.map { $0["assignedTo"] == .null }
        #expect(nulls.first == true && nulls.last == false)
    }

    @Test func onlyWhatIsSelectedIsShown() async throws {
        let laboratory = try await Laboratory()
        let rows = try await laboratory.get("/api/machines?$select=ComputerDnsName,id&$top=2").rows
        #expect(rows.count == 2)
        for row in rows { #expect(row.objectValue?.members.map(\.key) == ["computerDnsName", "id"]) }
        let expanded = try await laboratory.get("/api/alerts?$select=id&$expand=evidence&$top=1").rows
        #expect(expanded.first?["evidence"]?.arrayValue?.isEmpty == false)
    }

    @Test(arguments: [
        "$orderby=nothing", "$orderby=machineTags", "$orderby=id%20up", "$orderby=", "$select=nothing", "$orderby=id&$orderby=id",
        "$search=x",
    ])
    func whatCannotBeIsAnODataError(query: String) async throws {
        let answer = try await Laboratory().get("/api/machines?\(query)")
        #expect(answer.status == 400)
        #expect(answer.code == "ODataError")
    }

    @Test func theNextPageKeepsOrderAndSelection() async throws {
        let laboratory = try await Laboratory()
        let first = try await laboratory.get("/api/machines?$orderby=computerDnsName&$select=computerDnsName&pageSize=30")
        let link = try #require(first.json["@odata.nextLink"]?.stringValue)
        let second = try await laboratory.get(String(link.dropFirst("http://lab.example".count)))
        let names = (first.rows + second.rows).compactMap { $0["computerDnsName"]?.stringValue }
        #expect(names.count == 50 && names == names.sorted())
    }

    @Test func textsAreFoldedInFilters() async throws {
        let laboratory = try await Laboratory()
        let plain = try await laboratory.list("machines", "startswith(computerDnsName,'dc01')").ids
        #expect(plain.count == 1)
        #expect(try await laboratory.list("machines", "startswith(toupper(computerDnsName),'DC01')").ids == plain)
        #expect(try await laboratory.list("machines", "contains(trim(tolower(computerDnsName)),'dc01.corp')").ids == plain)
        #expect(try await laboratory.list("machines", "tolower(computerDnsName,'x') eq 'x'").code == "ODataError")
    }
}
