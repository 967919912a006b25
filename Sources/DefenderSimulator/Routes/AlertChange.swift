import Canonical
import DefenderAPI

/// The values that a body sets on an alert, checked as the service does: both pages' determinations and the observed
/// aliases are taken, each with the classification that has it (reference README, row 7).
struct AlertChange {
    let values: JSONObject

    init(_ body: RequestBody) throws(ServiceError) {
        var values: JSONObject = [:]
        for key in ["assignedTo", "comment"] {
            if let text = try body.optionalText(key) { values[key] = .string(text) }
        }
        if let status = try Self.choice("status", of: AlertUpdate.statuses, body) { values["status"] = .string(status) }
        let classification = try Self.choice("classification", of: EnumSchema.alertClassification, body)
        if let classification { values["classification"] = .string(classification) }
        if let determination = try Self.choice("determination", of: EnumSchema.alertDetermination, body) {
            guard let classification, Self.allowed[classification]?.contains(determination) ?? false else {
                throw ServiceError(.invalidInput, Messages.wrongDetermination(determination, under: classification))
            }
            values["determination"] = .string(determination)
        }
        self.values = values
    }

    private static let allowed: [String: Set<String>] = [
        "TruePositive": [
            "MultiStagedAttack", "MaliciousUserActivity", "CompromisedUser", "CompromisedAccount", "Malware", "Phishing",
            "UnwantedSoftware", "Other",
        ],
        "InformationalExpectedActivity": [
            "SecurityTesting", "LineOfBusinessApplication", "ConfirmedUserActivity", "ConfirmedActivity", "Other",
        ],
        "FalsePositive": [
            "Clean", "NotMalicious", "InsufficientData", "NoEnoughDataToValidate", "NotEnoughDataToValidate", "Other",
        ],
    ]

    private static func choice(_ key: String, of values: [String], _ body: RequestBody) throws(ServiceError) -> String? {
        try body.optionalText(key) == nil ? nil : try body.choice(key, of: values)
    }

    /// With the display texts that pages print for a value.
    private static func choice(_ key: String, of schema: EnumSchema, _ body: RequestBody) throws(ServiceError) -> String? {
        guard let text = try body.optionalText(key) else { return nil }
        let value = schema.canonical(text)
        guard schema.values.contains(value) else {
            throw ServiceError(.invalidInput, Messages.invalidValue(text, of: key, allowed: schema.values))
        }
        return value
    }
}
