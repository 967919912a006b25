import Canonical
import DefenderAPI

/// Makes alerts: whole ones from a template, and what a world file leaves out of one.
struct AlertMaker: Sendable {
    let seed: UInt64
    let tenantID: String
    /// Times count back from here.
    let start: Timestamp

    /// What an alert says of its device.
    struct Place {
        let id: String
        let name: String
        let group: String
    }

    /// An alert of this template on a device, raised some time before the start.
    func alert(
        _ template: AlertTemplate, on device: Place, index: Int, age: Duration, status: String, severity: String
    ) -> Record {
        var random = SplitMix64(seed: seed, stream: "alert", index: index)
        let raised = start - age
        let user = Person.draw(seed: seed, &random)
        let peer = "198.51.100.\(random.number(in: 1..<250))"
        let maker = EvidenceMaker(template: template, time: raised, user: user, peerAddress: peer, random: &random)
        var given: JSONObject = [
            "title": .string(template.title), "description": .string(template.description),
            "category": .string(template.category), "mitreTechniques": .strings(template.techniques),
            "severity": .string(severity), "status": .string(status), "detectionSource": .string(template.source),
            "threatFamilyName": .optional(template.family), "alertCreationTime": .time(raised),
            "machineId": .string(device.id), "computerDnsName": .string(device.name),
            "rbacGroupName": .string(device.group), "evidence": maker.evidence(&random),
            "relatedUser": ["userName": .string(user.account), "domainName": "CONTOSO"],
        ]
        given.merge(progress(status, raised: raised, &random))
        return complete(given, index: index)
    }

    /// What the state of the work entails.
    private func progress(_ status: String, raised: Timestamp, _ random: inout SplitMix64) -> JSONObject {
        let wait = start - raised
        let touched = raised + wait * random.number(in: 1..<60) / 100
        switch status {
        case "Resolved":
            let isReal = random.chance(percent: 60)
            return [
                "lastUpdateTime": .time(touched), "resolvedTime": .time(touched),
                "classification": isReal ? "TruePositive" : "FalsePositive",
                "determination": isReal ? "Malware" : "NotMalicious", "assignedTo": "analyst@contoso.example",
                "investigationState": "SuccessfullyRemediated",
            ]
        case "InProgress":
            return ["lastUpdateTime": .time(touched), "assignedTo": "analyst@contoso.example", "investigationState": "Running"]
        default: return [:]
        }
    }

    /// The alert with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int) -> Record {
        var random = SplitMix64(seed: seed, stream: "alert details", index: index)
        let raised =
            given["alertCreationTime"]?.stringValue.flatMap { Timestamp(lenient: $0) }
            ?? start.shifted(by: .seconds(-1800))
        let isResolved = given["status"] == "Resolved"
        var values = identity(index, &random)
        values.merge([
            "alertCreationTime": .time(raised), "firstEventTime": .time(raised.shifted(by: .seconds(-95))),
            "lastEventTime": .time(raised.shifted(by: .seconds(-5))), "lastUpdateTime": .time(raised),
            "resolvedTime": isResolved ? .time(raised) : .null,
        ])
        values.merge(given)
        // What the generator made is complete already.
        let width = AlertEvidence.schema.fields.count
        if let evidence = given["evidence"]?.arrayValue, evidence.contains(where: { $0.objectValue?.members.count != width }) {
            let entries = evidence.compactMap { $0.objectValue }
            values["evidence"] = .array(entries.map { EvidenceMaker.completed($0, time: raised) })
        }
        return Record(schema: Alert.schema, made: values)
    }

    private func identity(_ index: Int, _ random: inout SplitMix64) -> JSONObject {
        let ticks = "da637" + String((0..<15).map { _ in random.pick(Array("0123456789")) })
        let sign = random.chance(percent: 50) ? "-" : ""
        return [
            "id": .string("\(ticks)_\(sign)\(random.number(in: 100_000_000..<2_000_000_000))"),
            "title": "Suspicious activity", "description": "The device showed suspicious activity.",
            "severity": "Medium", "status": "New", "category": "SuspiciousActivity", "classification": .null,
            "determination": .null, "detectionSource": "WindowsDefenderAtp", "detectorId": .string(random.guid()),
            "incidentId": .integer(Int64(1000 + index / 2)), "investigationId": .integer(Int64(5000 + index)),
            "investigationState": "Queued", "assignedTo": .null, "threatFamilyName": .null, "threatName": .null,
            "rbacGroupName": "Workplaces", "aadTenantId": .string(tenantID), "mitreTechniques": [],
            "relatedUser": .null, "comments": [], "evidence": [], "machineId": "", "computerDnsName": "",
        ]
    }
}
