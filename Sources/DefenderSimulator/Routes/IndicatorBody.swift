import Canonical
import DefenderAPI

/// The values of an indicator as a body gives them, checked as the service does.
struct IndicatorBody {
    let values: JSONObject

    private static let texts = [
        "title", "description", "application", "recommendedActions", "educateUrl", "externalId", "notificationId",
        "notificationBody", "version", "lookBackPeriod", "additionalInfo",
    ]

    static let allowed =
        texts + [
            "indicatorValue", "indicatorType", "action", "expirationTime", "severity", "rbacGroupNames", "rbacGroupIds",
            "generateAlert", "category", "bypassDurationHours", "mitreTechniques", "historicalDetection", "certificateInfo",
        ]

    init(_ body: RequestBody) throws(ServiceError) {
        var values = try Self.matched(body)
        for key in ["title", "description"] { _ = try body.text(key) }
        for key in Self.texts where body.holds(key) { values[key] = .optional(try body.optionalText(key)) }
        let action = try body.choice("action", of: EnumSchema.indicatorAction.values)
        let raises = try body.optionalFlag("generateAlert")
        guard action != "Audit" || raises == true else { throw ServiceError(.invalidInput, Messages.silentAudit) }
        values["action"] = .string(action)
        values["generateAlert"] = .bool(raises ?? false)
        if try body.optionalText("severity") != nil {
            values["severity"] = .string(try body.choice("severity", of: EnumSchema.indicatorSeverity.values))
        }
        if let text = try body.optionalText("expirationTime") {
            guard let time = Timestamp(lenient: text) else {
                throw ServiceError(.invalidInput, Messages.invalidTime("expirationTime"))
            }
            values["expirationTime"] = .time(time)
        }
        for key in ["rbacGroupNames", "rbacGroupIds", "mitreTechniques"] where body.holds(key) {
            values[key] = .strings(try body.texts(key))
        }
        if let flag = try body.optionalFlag("historicalDetection") { values["historicalDetection"] = .bool(flag) }
        for key in ["category", "bypassDurationHours", "certificateInfo"] where body.holds(key) {
            values[key] = body.json[key]
        }
        self.values = values
    }

    private static func matched(_ body: RequestBody) throws(ServiceError) -> JSONObject {
        let type = try body.choice("indicatorType", of: EnumSchema.indicatorType.values)
        guard let text = try body.optionalText("indicatorValue"), !text.isEmpty else {
            throw ServiceError(.invalidInput, Messages.emptyIndicator)
        }
        guard let kind = IndicatorValue.Kind(rawValue: type), IndicatorValue(text, kind: kind) != nil else {
            throw refusal(text, type)
        }
        return ["indicatorType": .string(type), "indicatorValue": .string(text)]
    }

    private static func refusal(_ text: String, _ type: String) -> ServiceError {
        switch type {
        case "IpAddress": ServiceError(.invalidIpAddress, Messages.invalidAddress(text))
        case "DomainName": ServiceError(.invalidDomainName, Messages.invalidDomain(text))
        case "Url": ServiceError(.invalidUrl, Messages.invalidURL(text))
        default: ServiceError(.invalidHashValue, Messages.invalidHash(text))
        }
    }
}
