import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

struct AlertChangeTests {
    private func alert(_ laboratory: Laboratory) async throws -> (AlertID, Alert) {
        let alert = try #require(try await laboratory.read(.alerts()).items.first { $0.status == "New" })
        return (try #require(AlertID(alert.id)), alert)
    }

    @Test func aResolvedAlertHasItsTimeAndItsComment() async throws {
        let laboratory = try await Laboratory()
        let (id, _) = try await alert(laboratory)
        let update = try #require(
            AlertUpdate(
                status: "Resolved", assignedTo: "a@contoso.example", classification: "TruePositive", determination: "Malware",
                comment: "done"))
        guard case .alert(let changed) = try await laboratory.perform(.update(alert: id, update)) else {
            Issue.record("no alert came back")
            return
        }
        #expect(changed.status == "Resolved" && changed.resolvedTime == Laboratory.start)
        #expect(changed.comments.map(\.comment) == ["done"])
        #expect(changed.lastUpdateTime == Laboratory.start)
        #expect(try await laboratory.read(.alert(id)) == changed)
        let reopened = try #require(AlertUpdate(status: "New"))
        _ = try await laboratory.perform(.update(alert: id, reopened))
        let again = try await laboratory.read(.alert(id))
        #expect(again.resolvedTime == nil && again.comments.count == 1 && again.classification == "TruePositive")
    }

    @Test func manyAlertsChangeTogetherOrNotAtAll() async throws {
        let laboratory = try await Laboratory()
        let ids = try await laboratory.read(.alerts()).items.prefix(3).compactMap { AlertID($0.id) }
        let update = try #require(AlertUpdate(assignedTo: "b@contoso.example"))
        let refused = try await laboratory.attempt(.update(alerts: ids + [try #require(AlertID("nobody"))], update))
        #expect(refused.code == "ResourceNotFound")
        #expect(try await laboratory.journal().isEmpty)
        #expect(try await laboratory.perform(.update(alerts: ids, update)) == .nothing)
        for id in ids { #expect(try await laboratory.read(.alert(id)).assignedTo == "b@contoso.example") }
        #expect(try await laboratory.journal().count == 3)
    }

    @Test(arguments: [
        (#"{"status":"Unknown"}"#, "InvalidInput"), (#"{"Status":"New"}"#, "InvalidRequestBody"),
        (#"{"determination":"Malware"}"#, "InvalidInput"), (#"{}"#, "MissingRequiredParameter"),
        (#"{"classification":"FalsePositive","determination":"Malware"}"#, "InvalidInput"), ("[]", "InvalidRequestBody"),
    ])
    func wrongChangesAreRefused(body: String, code: String) async throws {
        let laboratory = try await Laboratory()
        let (id, before) = try await alert(laboratory)
        #expect(try await laboratory.patch("/api/alerts/\(id)", body).code == code)
        #expect(try await laboratory.read(.alert(id)).lastUpdateTime == before.lastUpdateTime)
    }

    @Test func bothPagesNamesAreTaken() async throws {
        let laboratory = try await Laboratory()
        let (id, _) = try await alert(laboratory)
        for (classification, determination) in [
            ("FalsePositive", "Clean"), ("Informational, expected activity", "ConfirmedUserActivity"),
            ("InformationalExpectedActivity", "ConfirmedActivity"), ("FalsePositive", "NotEnoughDataToValidate"),
        ] {
            let body = #"{"classification":"\#(classification)","determination":"\#(determination)"}"#
            #expect(try await laboratory.patch("/api/alerts/\(id)", body).json["determination"]?.stringValue == determination)
        }
    }

    @Test func anAlertOfAnEventTakesInItsDouble() async throws {
        let laboratory = try await Laboratory()
        let (_, source) = try await alert(laboratory)
        let machine = try #require(source.machineId.flatMap { MachineID($0) })
        let time = try #require(source.firstEventTime)
        func draft(_ report: String) throws -> AlertDraft {
            try #require(
                AlertDraft(
                    machine: machine, eventTime: time, reportID: report, severity: "High",
                    title: "From hunting", description: "d", recommendedAction: "r", category: "Malware"))
        }
        #expect(try await laboratory.attempt(.createAlert(try draft("no number"))).code == "ResourceNotFound")
        let report = String(source.id.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) } % 1_000_000)
        guard case .alert(let raised) = try await laboratory.perform(.createAlert(try draft(report))),
            case .alert(let merged) = try await laboratory.perform(.createAlert(try draft(report)))
        else {
            Issue.record("no alert came back")
            return
        }
        #expect(raised.id == merged.id && raised.id != source.id && raised.machineId == source.machineId)
        let investigation = try #require(raised.investigationId.flatMap { EntityKey(String($0)) })
        #expect(try await laboratory.read(.investigation(investigation)).triggeringAlertId == raised.id)
        try await laboratory.advance("1h")
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let late = try await laboratory.send(.get, "/api/investigations/\(investigation)", token: signedIn).json
        #expect(late["state"] == "Benign")
    }
}
