import Canonical
import DefenderAPI
import HTTPTypes

/// The families `recommendations`, `scores` and `remediation`.
enum RecommendationRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-recommendations": list, "get-recommendation": get, "get-recommendation-software": software,
        "list-recommendation-machines": machines, "list-recommendation-vulnerabilities": vulnerabilities,
        "list-machine-recommendations": ofMachine, "get-exposure-score": exposureScore,
        "list-exposure-score-by-group": groupScores, "get-device-secure-score": secureScore,
        "list-remediation-activities": remediations, "get-remediation-activity": remediation,
        "list-remediation-machines": remediationMachines,
    ]

    private static let listing = Listing(
        schema: Recommendation.schema, set: "Recommendations",
        filterable: [
            "id", "productName", "vendor", "recommendedVersion", "recommendationCategory", "subCategory", "severityScore",
            "remediationType", "recommendedProgram", "recommendedVendor", "status",
        ])

    private static func advice(_ exposure: Exposure, _ call: Call) throws(ServiceError) -> Advice {
        guard let advice = exposure.advice(call.id) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Recommendation", call.id))
        }
        return advice
    }

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return try listing.reply(exposure.advice.map { exposure.record($0) }, call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return Reply(.ok, exposure.record(try advice(exposure, call)), set: "Recommendations")
    }

    /// One product, although the page calls it a list. A setting has none.
    private static let software: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        guard case .update(let product) = try advice(exposure, call).kind else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Software", "of \(call.id)"))
        }
        return Reply(.ok, exposure.record(product), context: "Analytics.Contracts.PublicAPI.PublicProductDto")
    }

    private static let machines: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        let devices = exposure.devices(for: try advice(exposure, call))
        return Reply(devices.map(Exposure.reference), context: "MachineReferences")
    }

    private static let vulnerabilities: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        let places = exposure.weaknesses(for: try advice(exposure, call))
        return Reply(exposure.vulnerabilities(places), context: "Vulnerabilities")
    }

    private static let ofMachine: RouteHandler = { (state, call) throws(ServiceError) in
        let device = try state.device(call)
        let exposure = Exposure(state)
        let advice = exposure.advice.filter { exposure.isFor(device, $0) }
        return try listing.reply(advice.map { exposure.record($0) }, call)
    }
}

// MARK: - Scores

extension RecommendationRoutes {
    private static let exposureScore: RouteHandler = { (state, call) throws(ServiceError) in
        let score = Exposure.score(state.devices.rows)
        return Reply(.ok, Exposure.record(score, time: call.now), set: "ExposureScore")
    }

    private static let groupScores: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(Exposure(state).scoresByGroup(time: call.now), context: "ExposureScore")
    }

    private static let secureScore: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(.ok, Exposure.record(Exposure(state).secureScore, time: call.now), set: "ConfigurationScore")
    }
}

// MARK: - Remediation

extension RecommendationRoutes {
    private static let tasks = Listing(
        schema: RemediationTask.schema, set: "RemediationTasks", filterable: ["createdOn", "status"],
        newestBy: "createdOn")

    /// The counts of a task are those of the devices that still lack what it asks for.
    private static func counted(_ task: Record, _ exposure: Exposure) -> Record {
        guard let product = exposure.product(task["productId"].text ?? "") else { return task }
        let total = (exposure.versions[product.id] ?? []).reduce(0, +)
        let open = exposure.outdated[product.id] ?? 0
        return task.with(["targetDevices": .integer(Int64(total)), "fixedDevices": .integer(Int64(total - open))])
    }

    private static func task(_ state: TenantState, _ call: Call) throws(ServiceError) -> Record {
        guard let task = state.remediations[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("RemediationTask", call.id))
        }
        return task
    }

    private static let remediations: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return try tasks.reply(state.remediations.rows.map { counted($0, exposure) }, call)
    }

    private static let remediation: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(.ok, counted(try task(state, call), Exposure(state)), set: "RemediationTasks")
    }

    private static let remediationMachines: RouteHandler = { (state, call) throws(ServiceError) in
        let task = try task(state, call)
        let exposure = Exposure(state)
        let devices = exposure.product(task["productId"].text ?? "").map { exposure.devices(lackingUpdateOf: $0) }
        return Reply((devices ?? []).map(Exposure.reference), context: "MachineReferences")
    }
}
