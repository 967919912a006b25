import Canonical
import DefenderAPI
import HTTPTypes

/// The family `indicators`.
enum IndicatorRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-indicators": list, "submit-indicator": submit, "import-indicators": importMany,
        "delete-indicator": delete, "batch-delete-indicators": deleteMany,
    ]

    private static let listing = Listing(
        schema: Indicator.schema, set: "Indicators",
        filterable: [
            "application", "createdByDisplayName", "expirationTime", "generateAlert", "title", "rbacGroupNames",
            "rbacGroupIds", "indicatorValue", "indicatorType", "creationTimeDateTimeUtc", "createdBy", "action", "severity",
        ])

    /// `Ti.ReadWrite` sees and changes only what its app made.
    private static func isVisible(_ indicator: Record, _ call: Call) -> Bool {
        call.client.has(anyOf: ["Ti.ReadWrite.All"]) || indicator["createdBy"].text == call.client.identity
    }

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.indicators.rows.filter { isVisible($0, call) }, call)
    }

    private static let submit: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: IndicatorBody.allowed)
        let indicator = try store(body, known: ids(state), &state, call)
        let effect = Effect(machineID: nil, type: call.endpoint.id, id: indicator.key)
        return Reply(.ok, indicator, set: "Indicators", effects: [effect])
    }

    /// One that cannot be stored fails by itself, inside an answer of success.
    private static let importMany: RouteHandler = { (state, call) throws(ServiceError) in
        let items = try RequestBody(call.body, allowed: ["Indicators"]).objects("Indicators")
        guard items.count <= Command.maximumIndicatorBatch else {
            throw ServiceError(
                .maximumBatchSizeExceeded, Messages.batchTooLarge(items.count, limit: Command.maximumIndicatorBatch))
        }
        var effects: [Effect] = []
        var known = ids(state)
        let isPartial = state.modes.imports == .partial
        let results = items.enumerated().map { number, item -> JSONValue in
            let value = item["indicatorValue"] ?? .null
            do throws(ServiceError) {
                if isPartial, !number.isMultiple(of: 2) { throw ServiceError(.badRequest, Messages.turnedDown) }
                let body = try RequestBody(item, allowed: IndicatorBody.allowed)
                let indicator = try store(body, known: known, &state, call)
                known[indicator.matchKey] = indicator.key
                effects.append(Effect(machineID: nil, type: call.endpoint.id, id: indicator.key))
                return ["id": .string(indicator.key), "indicator": value, "isFailed": false, "failureReason": .null]
            } catch {
                return ["id": .null, "indicator": value, "isFailed": true, "failureReason": .string(error.message)]
            }
        }
        return Reply(.ok, json: ["value": .array(results)], effects: effects)
    }

    /// The most active indicators of a tenant. Which code answers one more is not stated.
    static let capacity = 15_000

    private static func ids(_ state: TenantState) -> [String: String] {
        Dictionary(state.indicators.rows.map { ($0.matchKey, $0.key) }) { first, _ in first }
    }

    /// The value is the key: a known one is updated, and keeps its application.
    /// - Parameter ids: the ids of all indicators, by value.
    private static func store(
        _ body: RequestBody, known ids: [String: String], _ state: inout TenantState, _ call: Call
    ) throws(ServiceError) -> Record {
        var values = try IndicatorBody(body).values
        let value = values["indicatorValue"]?.stringValue?.lowercased() ?? ""
        let known = ids[value].flatMap { state.indicators[$0] }
        if let known {
            guard isVisible(known, call) else { throw ServiceError(.forbidden, Messages.othersIndicator) }
            values["application"] = known["application"].json
        } else if state.indicators.count >= capacity {
            throw ServiceError(.badRequest, Messages.tooManyIndicators(capacity))
        }
        values["lastUpdateTime"] = .time(call.now)
        values["lastUpdatedBy"] = .string(call.client.identity)
        let indicator = known?.with(values) ?? made(values, &state, call)
        state.put(indicator: indicator)
        return indicator
    }

    private static func made(_ values: JSONObject, _ state: inout TenantState, _ call: Call) -> Record {
        var given = values
        given["id"] = .string(String(state.nextNumber))
        given["createdBy"] = .string(call.client.identity)
        given["creationTimeDateTimeUtc"] = .time(call.now)
        state.nextNumber += 1
        return IndicatorMaker(start: call.now).complete(given, index: 0)
    }

    private static let delete: RouteHandler = { (state, call) throws(ServiceError) in
        try remove([call.id], &state, call)
    }

    private static let deleteMany: RouteHandler = { (state, call) throws(ServiceError) in
        let ids = try RequestBody(call.body, allowed: ["IndicatorIds"])
            .batch("IndicatorIds", atMost: Command.maximumIndicatorBatch)
        for id in ids where IndicatorID(id) == nil {
            throw ServiceError(.invalidInput, Messages.invalidID(id, of: "IndicatorIds"))
        }
        return try remove(ids, &state, call)
    }

    /// All or none.
    private static func remove(_ ids: [String], _ state: inout TenantState, _ call: Call) throws(ServiceError) -> Reply {
        for id in ids {
            guard let indicator = state.indicators[id], isVisible(indicator, call) else {
                throw ServiceError(.resourceNotFound, Messages.notFound("Indicator", id))
            }
        }
        state.removeIndicators(Set(ids))
        return Reply(
            empty: .noContent, effects: ids.map { Effect(machineID: nil, type: call.endpoint.id, id: $0) })
    }
}

extension Record {
    /// What an indicator is known by besides its id: its value, whatever the case.
    fileprivate var matchKey: String { self["indicatorValue"].text?.lowercased() ?? "" }
}
