import Canonical
import DefenderAPI

/// The values of a scan definition as a body gives them.
struct ScanBody {
    let values: JSONObject

    private static let allowed = [
        "scanType", "scanName", "isActive", "target", "intervalInHours", "targetType", "scannerAgent",
        "scanAuthenticationParams",
    ]

    /// - Parameter isNew: whether everything has to be there; a change may leave things as they are.
    init(_ bytes: [UInt8], _ state: TenantState, _ call: Call, isNew: Bool) throws(ServiceError) {
        let body = try RequestBody(bytes, allowed: Self.allowed)
        for key in Self.allowed where isNew && !body.holds(key) && key != "targetType" {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter(key))
        }
        var values: JSONObject = isNew ? ["targetType": "Ip"] : [:]
        if body.holds("scanType") {
            values["scanType"] = .string(try body.choice("scanType", of: EnumSchema.scanDefinitionType.values))
        }
        if body.holds("targetType") { values["targetType"] = .string(try body.choice("targetType", of: ["Ip", "Hostname"])) }
        for key in ["scanName", "target"] where body.holds(key) { values[key] = .string(try body.text(key)) }
        if let flag = try body.optionalFlag("isActive") { values["isActive"] = .bool(flag) }
        if body.holds("intervalInHours") {
            guard let hours = body.json["intervalInHours"]?.integerValue, hours > 0 else {
                throw ServiceError(.invalidInput, Messages.invalidID("intervalInHours", of: "intervalInHours"))
            }
            values["intervalInHours"] = .integer(hours)
        }
        if body.holds("scannerAgent") { values["scannerAgent"] = try Self.agent(body, state) }
        if body.holds("scanAuthenticationParams") { values["scanAuthenticationParams"] = try Self.signIn(body) }
        self.values = values
    }

    /// By the id of its machine or its own.
    private static func agent(_ body: RequestBody, _ state: TenantState) throws(ServiceError) -> JSONValue {
        let given = body.json["scannerAgent"]
        let wanted = [given?["machineId"], given?["id"]].compactMap { $0?.stringValue }
        guard let agent = state.scanAgents().first(where: { wanted.contains($0["machineId"].text ?? "") || wanted.contains($0.key) })
        else { throw ServiceError(.resourceNotFound, Messages.notFound("ScanAgent", wanted.first ?? "")) }
        return agent.json()
    }

    private static func signIn(_ body: RequestBody) throws(ServiceError) -> JSONValue {
        let given = body.json["scanAuthenticationParams"] ?? .null
        let type = given["type"]?.stringValue ?? ""
        guard EnumSchema.scanAuthType.values.contains(EnumSchema.scanAuthType.canonical(type)) else {
            throw ServiceError(
                .invalidInput,
                Messages.invalidValue(type, of: "scanAuthenticationParams.type", allowed: EnumSchema.scanAuthType.values))
        }
        return given
    }
}
