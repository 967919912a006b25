import Canonical
import Foundation
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

    /// What stands in a filter and what has to come to the same.
    @Test(arguments: [
        ("alerts", "length(severity) eq 4", "severity eq 'High'"),
        ("alerts", "indexof(severity,'gh') eq 2", "severity eq 'High'"),
        ("alerts", "substring(severity,1,2) eq 'ig'", "severity eq 'High'"),
        ("alerts", "concat(severity,status) eq 'HighNew'", "severity eq 'High' and status eq 'New'"),
        ("alerts", "severity eq microsoft.windowsDefenderATP.api.AlertSeverity'High'", "severity eq 'High'"),
        ("alerts", "severity in ('High','Low') and not (severity eq 'Low')", "severity eq 'High'"),
        ("alerts", "$it/severity eq 'High'", "severity eq 'High'"),
        ("alerts", "severity eq @s&@s='High'", "severity eq 'High'"),
        ("alerts", "incidentId add 2 gt 500 mul 2 add 10 sub 1", "incidentId gt 1007"),
        ("alerts", "incidentId mod 2 eq 0 or incidentId mod 2 eq 1", "incidentId ge 0"),
        ("alerts", "incidentId divby 2 lt 505.5", "incidentId lt 1011"),
        ("alerts", "year(alertCreationTime) eq 2026", "alertCreationTime ge 2026-01-01Z"),
        ("alerts", "date(alertCreationTime) eq 2026-07-01", "alertCreationTime ge 2026-07-01T00:00:00Z"),
        ("alerts", "alertCreationTime gt now() sub duration'PT12H'", "alertCreationTime gt 2026-07-01T00:00:00Z"),
        ("alerts", "now() sub alertCreationTime lt duration'P0DT11H60M'", "alertCreationTime gt 2026-07-01T00:00:00Z"),
        ("alerts", "totalseconds(now() sub alertCreationTime) lt 43200", "alertCreationTime gt 2026-07-01T00:00:00Z"),
        ("machines", "machineTags/$count gt 0", "machineTags/any()"),
        ("machines", "machineTags/$count eq 0", "not machineTags/any()"),
    ])
    func functionsAndArithmeticSelectWhatTheySay(set: String, filter: String, same: String) async throws {
        let laboratory = try await Laboratory()
        let halves = filter.components(separatedBy: "&")
        let also = halves.dropFirst().map { "&" + $0.replacingOccurrences(of: "'", with: "%27") }.joined()
        let answer = try await laboratory.list(set, halves[0], also: also)
        #expect(answer.status == 200, "\(answer.message)")
        let ids = try await laboratory.list(set, same).ids
        #expect(answer.ids == ids)
        let all = try await laboratory.get("/api/\(set)").ids
        #expect(!ids.isEmpty && (ids.count < all.count || filter.contains("mod") || filter.contains("year")))
    }

    @Test(arguments: [
        "severity add 1 eq 2", "alertCreationTime mul 2 eq 3", "length(incidentId) eq 1", "year(severity) eq 1", "now(1) eq 1",
        "alertCreationTime gt duration'P1D'", "incidentId eq duration'P1D'", "incidentId eq duration'1 day'",
        "alertCreationTime gt now() add 1", "severity/$count eq 1", "severity eq @s",
    ])
    func whatHasNoMeaningIsAnODataError(filter: String) async throws {
        let answer = try await Laboratory().list("alerts", filter)
        #expect(answer.status == 400 && answer.code == "ODataError", "\(answer.message)")
    }

    @Test func aDivisionByZeroSelectsNothing() async throws {
        let answer = try await Laboratory().list("alerts", "incidentId div 0 eq 1 or incidentId mod 0 eq 0")
        #expect(answer.status == 200 && answer.ids.isEmpty)
    }

    @Test func rowsAreOrderedByHowManyTheyHave() async throws {
        let rows = try await Laboratory().get("/api/machines?$orderby=machineTags/$count%20desc").rows
        let counts = rows.map { $0["machineTags"]?.arrayValue?.count ?? 0 }
        #expect(counts == counts.sorted(by: >) && counts.first != counts.last)
    }
}
