import Canonical
import DefenderAPI

/// The tables of events: what happened on devices, as far as alerts tell of it. The event behind an alert has the time and
/// the `ReportId` that `create-alert-by-reference` asks for.
extension HuntingTable {
    static let deviceProcessEvents = events(
        "DeviceProcessEvents", of: "Process", action: "ProcessCreated",
        columns: [
            ("FileName", "fileName"), ("FolderPath", "filePath"), ("SHA1", "sha1"), ("SHA256", "sha256"),
            ("ProcessCommandLine", "processCommandLine"), ("InitiatingProcessFileName", "parentProcessFileName"),
            ("InitiatingProcessFolderPath", "parentProcessFilePath"),
        ],
        numbers: [("ProcessId", "processId"), ("InitiatingProcessId", "parentProcessId")],
        times: [
            ("ProcessCreationTime", "processCreationTime"), ("InitiatingProcessCreationTime", "parentProcessCreationTime"),
        ])

    static let deviceFileEvents = events(
        "DeviceFileEvents", of: "File", action: "FileCreated",
        columns: [("FileName", "fileName"), ("FolderPath", "filePath"), ("SHA1", "sha1"), ("SHA256", "sha256")])

    static let deviceNetworkEvents = events(
        "DeviceNetworkEvents", of: "Ip", action: "ConnectionSuccess", columns: [("RemoteIP", "ipAddress"), ("RemoteUrl", "url")])

    static let deviceLogonEvents = events(
        "DeviceLogonEvents", of: "User", action: "LogonSuccess",
        columns: [("AccountSid", "userSid"), ("AccountUpn", "userPrincipalName"), ("AccountObjectId", "aadUserId")])

    /// A table with a row per entry of this kind in the evidence; besides what is its own it has when, where, who.
    private static func events(
        _ name: String, of kind: String, action: String, columns: [(String, String)], numbers: [(String, String)] = [],
        times: [(String, String)] = []
    ) -> HuntingTable {
        let shared =
            [HuntingColumn("Timestamp", .datetime), HuntingColumn("DeviceId"), HuntingColumn("DeviceName"), HuntingColumn("ActionType")]
            + columns.map { HuntingColumn($0.0) } + numbers.map { HuntingColumn($0.0, .long) }
            + times.map { HuntingColumn($0.0, .datetime) }
        let tail = [HuntingColumn("AccountName"), HuntingColumn("AccountDomain"), HuntingColumn("ReportId", .long)]
        let (texts, others) = (columns.map(\.1), (numbers + times).map(\.1))
        return HuntingTable(
            name: name, columns: shared + tail,
            rows: { state, _ in
                AnySequence(
                    state.alerts.rows.lazy.flatMap { alert -> [HuntingRow] in
                        let evidence = alert.parts("evidence")
                        let user = evidence.first { $0["entityType"].text == "User" }
                        let head: HuntingRow = [
                            alert.cell("firstEventTime"), .text(alert["machineId"].text), .text(alert["computerDnsName"].text),
                            .string(action),
                        ]
                        let tail: HuntingRow = [
                            .text(user?["accountName"].text), .text(user?["domainName"].text),
                            .long(Int64(alert.reportID) ?? 0),
                        ]
                        return evidence.filter { $0["entityType"].text == kind }.map { entry in
                            head + texts.map { .text(entry[$0].text) } + others.map { entry.cell($0) } + tail
                        }
                    })
            })
    }
}
