import Canonical
import DefenderAPI
import HTTPTypes

/// Advanced hunting, as Defender's API and as Graph's has it: the same tables, the same quota.
enum HuntingRoutes {
    static let handlers: [String: RouteHandler] = ["run-advanced-query": defender, "run-hunting-query": graph]

    private static let defender: RouteHandler = { (state, call) throws(ServiceError) in
        let query = try RequestBody(call.body, allowed: ["Query"]).text("Query")
        return try answer(HuntingRun(query, now: call.now), &state, isGraph: false)
    }

    /// Graph takes its names in any case.
    private static let graph: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Query", "query", "Timespan", "timespan"])
        let query = try body.text(body.holds("query") ? "query" : "Query")
        var period: ClosedRange<Timestamp>?
        if let text = try body.optionalText(body.holds("timespan") ? "timespan" : "Timespan") {
            period = HuntingPeriod.read(text, now: call.now)
            if period == nil { throw ServiceError(.badRequest, Messages.badTimespan) }
        }
        return try answer(HuntingRun(query, now: call.now, period: period), &state, isGraph: true)
    }

    private static func answer(_ run: HuntingRun, _ state: inout TenantState, isGraph: Bool) throws(ServiceError) -> Reply {
        let isDear = state.modes.runTime == .dear
        if isDear, state.huntingQuota == nil { state.huntingQuota = HuntingQuota() }
        if let (limit, seconds) = state.huntingQuota?.exhausted(run.now) {
            throw ServiceError(.tooManyRequests, Messages.huntingQuota(limit, seconds), retryAfter: seconds)
        }
        let result: HuntingResultSet
        do {
            result = try run.result(state)
        } catch {
            throw ServiceError(.badRequest, Messages.hunting(error, in: run.text))
        }
        let body = HuntingRun.body(result, isGraph: isGraph)
        state.huntingQuota?.use(isDear ? .seconds(300) : HuntingQuota.cost(rows: run.rowsSeen), now: run.now)
        guard let body else { throw ServiceError(.badRequest, Messages.resultTooLarge) }
        return Reply(.ok, body: body)
    }
}
