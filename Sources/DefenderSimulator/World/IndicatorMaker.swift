import Canonical
import DefenderAPI

/// Makes indicators: those of the API, and those that a world file tells of.
struct IndicatorMaker: Sendable {
    let start: Timestamp

    /// The indicator with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int) -> Record {
        let app = given["createdBy"]?.stringValue ?? "analyst@contoso.example"
        var values = JSONObject(Indicator.schema.fields.map { ($0.name, $0.isNullable ? JSONValue.null : "") })
        values.merge([
            "id": .string(String(index + 1)), "indicatorValue": .string("192.0.2.\(index % 250 + 1)"),
            "indicatorType": "IpAddress", "action": "Audit", "severity": "Informational", "title": "Indicator",
            "externalId": .null, "createdBy": .string(app), "createdBySource": .string(app),
            "createdByDisplayName": .string(app), "lastUpdatedBy": .string(app),
            "sourceType": .string(given.holds("createdBy") ? "AadApp" : "User"),
            "creationTimeDateTimeUtc": .time(start), "lastUpdateTime": .time(start), "rbacGroupNames": [],
            "rbacGroupIds": [], "mitreTechniques": [], "generateAlert": true, "category": 1,
            "historicalDetection": false, "certificateInfo": .null,
        ])
        values.merge(given)
        return Record(schema: Indicator.schema, made: values)
    }
}
