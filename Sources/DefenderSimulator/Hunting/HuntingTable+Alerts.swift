import Canonical
import DefenderAPI

/// The tables about alerts and what they rest on.
extension HuntingTable {
    static let alertInfo = HuntingTable(
        name: "AlertInfo",
        columns: [
            HuntingColumn("Timestamp", .datetime), HuntingColumn("AlertId"), HuntingColumn("Title"), HuntingColumn("Category"),
            HuntingColumn("Severity"), HuntingColumn("ServiceSource"), HuntingColumn("DetectionSource"),
            HuntingColumn("AttackTechniques"),
        ],
        rows: { state, _ in
            AnySequence(
                state.alerts.rows.lazy.map { alert in
                    [
                        alert.cell("alertCreationTime"), .text(alert.key), .text(alert["title"].text),
                        .text(alert["category"].text), .text(alert["severity"].text),
                        .string("Microsoft Defender for Endpoint"), .text(alert["detectionSource"].text),
                        .string(JSONValue.strings(alert.texts("mitreTechniques")).canonicalText),
                    ]
                })
        })

    static let alertEvidence = HuntingTable(
        name: "AlertEvidence",
        columns: [
            HuntingColumn("Timestamp", .datetime), HuntingColumn("AlertId"), HuntingColumn("Title"), HuntingColumn("Categories"),
            HuntingColumn("AttackTechniques"), HuntingColumn("ServiceSource"), HuntingColumn("DetectionSource"),
            HuntingColumn("EntityType"), HuntingColumn("EvidenceRole"), HuntingColumn("FileName"), HuntingColumn("FolderPath"),
            HuntingColumn("SHA1"), HuntingColumn("SHA256"), HuntingColumn("ThreatFamily"), HuntingColumn("RemoteIP"),
            HuntingColumn("RemoteUrl"), HuntingColumn("AccountName"), HuntingColumn("AccountDomain"),
            HuntingColumn("AccountSid"), HuntingColumn("AccountObjectId"), HuntingColumn("AccountUpn"),
            HuntingColumn("DeviceId"), HuntingColumn("DeviceName"), HuntingColumn("ProcessCommandLine"),
            HuntingColumn("Severity"),
        ],
        rows: { state, _ in
            AnySequence(state.alerts.rows.lazy.flatMap { alert in alert.parts("evidence").map { row(of: $0, in: alert) } })
        })

    private static func row(of entry: Record, in alert: Record) -> HuntingRow {
        let head: HuntingRow = [
            entry.cell("evidenceCreationTime"), .text(alert.key), .text(alert["title"].text),
            .string(JSONValue.strings([alert["category"].text].compactMap { $0 }).canonicalText),
            .string(JSONValue.strings(alert.texts("mitreTechniques")).canonicalText),
            .string("Microsoft Defender for Endpoint"), .text(alert["detectionSource"].text), .text(entry["entityType"].text),
            .string("Related"),
        ]
        let names = ["fileName", "filePath", "sha1", "sha256"]
        let traces = ["ipAddress", "url", "accountName", "domainName", "userSid", "aadUserId", "userPrincipalName"]
        return head + names.map { .text(entry[$0].text) } + [.text(alert["threatFamilyName"].text)]
            + traces.map { .text(entry[$0].text) }
            + [
                .text(alert["machineId"].text), .text(alert["computerDnsName"].text), .text(entry["processCommandLine"].text),
                .text(alert["severity"].text),
            ]
    }
}
