import Canonical
import DefenderAPI

/// The investigations that the alerts of a generated world have started: one each, at the alert's place.
struct GeneratedInvestigations: GeneratedRows {
    private let alerts: GeneratedAlerts

    init(_ alerts: GeneratedAlerts) { self.alerts = alerts }

    var count: Int { alerts.count }

    func record(at place: Int) -> Record {
        guard let record = TenantState.investigation(of: alerts.record(at: place)) else {
            preconditionFailure("every generated alert has an investigation")
        }
        return record
    }

    func key(at place: Int) -> String { String(AlertMaker.investigation(place)) }

    func place(of key: String) -> Int? {
        guard let place = Int(key).map({ $0 - Int(AlertMaker.investigation(0)) }), (0..<count).contains(place) else { return nil }
        return self.key(at: place) == key ? place : nil
    }

    func newestFirst(by field: Int) -> [UInt32]? {
        field == Self.start ? Alert.schema.index(of: "alertCreationTime").flatMap(alerts.newestFirst) : nil
    }

    private static let start = Investigation.schema.index(of: "startTime")

    func value(at place: Int, of field: Int) -> FieldValue {
        if field == Investigation.schema.key { return .string(key(at: place)) }
        guard let source = Self.sources[field] else { return record(at: place)[field] }
        return alerts.value(at: place, of: source)
    }

    /// The alert's property that says it, by the index of the investigation's.
    private static let sources: [Int?] = Investigation.schema.fields.map { field in
        let names = [
            "startTime": "alertCreationTime", "state": "investigationState", "machineId": "machineId",
            "computerDnsName": "computerDnsName", "triggeringAlertId": "id",
        ]
        return names[field.name].flatMap(Alert.schema.index(of:))
    }
}
