import DefenderAPI
import Playbooks
import Testing

/// Which part of a `where` the service filters. The reference shows few operators; nothing else may be sent.
struct PushdownTests {
    static let table: [(String, String?)] = [
        (#"alert.severity == "High""#, "severity eq 'High'"),
        (#"alert.severity != "High""#, "severity ne 'High'"),
        (#"alert.status == "New" && alert.severity == "Low""#, "status eq 'New' and severity eq 'Low'"),
        (
            #"(alert.status == "New" && alert.category == "Malware") && alert.severity == "Low""#,
            "status eq 'New' and category eq 'Malware' and severity eq 'Low'"
        ),
        (#"alert.category == "Ransomware" && alert.title.contains("x")"#, "category eq 'Ransomware'"),
        (#"alert.title.contains("x") && device.deviceValue == "High""#, nil),
        // A rank is ours; an alternative or a negation has no form that the reference shows.
        (#"alert.severity >= "Medium""#, nil),
        (#"alert.severity >= "Medium" && alert.status != "Resolved""#, "status ne 'Resolved'"),
        (#"alert.severity == "High" || alert.status == "New""#, nil),
        (#"!(alert.severity == "High")"#, nil),
        (#"(alert.severity == "High" || alert.status == "New") && alert.category == "Malware""#, "category eq 'Malware'"),
        (#"alert.severity in ["High", "Medium"]"#, nil),
        // `ne` on open or nullable texts would drop rows that differ for us.
        (#"alert.category != "Malware""#, nil),
        (#"alert.assignedTo != "ana""#, nil),
        (#"alert.assignedTo == "ana""#, "assignedTo eq 'ana'"),
        (#"alert.assignedTo == "o'neil""#, "assignedTo eq 'o''neil'"),
        (#"alert.assignedTo == null"#, nil),
        (#"alert.incidentId == 7"#, "incidentId eq 7"),
        (#"alert.incidentId != null && alert.incidentId > 7"#, "incidentId gt 7"),
        (#"alert.incidentId != null && alert.incidentId >= 7"#, "incidentId ge 7"),
        (#"alert.incidentId != null && alert.incidentId < 7"#, nil),
        (#"alert.lastUpdateTime == null"#, nil),
        // Properties without a documented filter, other subjects, turned operands.
        (#"alert.title == "x""#, nil),
        (#"alert.classification == "TruePositive""#, nil),
        (#"device.deviceValue == "High""#, nil),
        (#"alert.device.deviceValue == "High""#, nil),
        (#"alert.evidence.exists(e, e.entityType == "File")"#, nil),
        (#"alert.severity == "High" ? alert.status == "New" : false"#, nil),
        ("true", nil),
    ]

    @Test(arguments: table)
    func onlyWhatTheServiceIsKnownToFilterIsPushed(condition: String, filter: String?) throws {
        #expect(try Checked(where: condition).rule().alertTrigger?.pushed?.text == filter)
    }
}
