import Expressions

/// Alerts and devices as the host declares them.
enum World {
    static let severity = EnumType(name: "severity", values: ["Informational", "Low", "Medium", "High"], isRanked: true)
    static let status = EnumType(name: "alert status", values: ["New", "InProgress", "Resolved"])
    static let category = EnumType(name: "category", values: ["Ransomware", "Malware"], isOpen: true)

    static let evidence = ObjectType(
        name: "evidence",
        fields: [
            ObjectField("entityType", .string), ObjectField("sha1", .nullable(.string)),
            ObjectField("filePath", .nullable(.string)),
        ])
    static let device: ObjectType = ObjectType(name: "device") {
        [
            ObjectField("id", .string), ObjectField("riskScore", .nullable(.enumeration(severity))),
            ObjectField("machineTags", .list(.string)), ObjectField("alerts", .list(.object(alert))),
        ]
    }
    static let alert: ObjectType = ObjectType(name: "alert") {
        [
            ObjectField("id", .string), ObjectField("title", .string), ObjectField("severity", .enumeration(severity)),
            ObjectField("status", .enumeration(status)), ObjectField("category", .enumeration(category)),
            ObjectField("incidentId", .nullable(.int)), ObjectField("assignedTo", .nullable(.string)),
            ObjectField("evidence", .list(.object(evidence))), ObjectField("device", .object(device)),
            ObjectField("firstSeen", .timestamp),
        ]
    }
    static let step = ObjectType(
        name: "step",
        fields: [
            ObjectField("outcome", .string),
            ObjectField("sha256", .nullable(.string), presentWhen: .init(field: "outcome", equals: "done")),
        ])

    static let declarations = Declarations(
        [
            .init("alert", .object(alert)), .init("alerts", .list(.object(alert))), .init("device", .object(device)),
            .init("step", .object(step)), .init("now", .timestamp), .init("note", .nullable(.string)),
            .init("limit", .int),
        ],
        functions: [
            .init("during", id: "during_string", parameters: [.string], result: .bool),
            .init("atLeast", id: "at_least", parameters: [.enumeration(severity)], result: .bool),
        ])

    static func makeAlert(_ fields: [String: Value]) -> Value { .object(Entity(alert, id: "a1", fields)) }
}
