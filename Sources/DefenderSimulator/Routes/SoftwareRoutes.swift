import Canonical
import DefenderAPI
import HTTPTypes

/// The families `software` and `vulnerabilities`, and what of them belongs to a device.
enum SoftwareRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-software": list, "get-software": get, "list-software-distributions": distributions,
        "list-software-machines": machines, "list-software-vulnerabilities": vulnerabilities,
        "list-software-missing-kbs": missing, "list-machine-software": ofMachine,
        "list-machine-missing-kbs": missingOnMachine,
    ]

    private static let listing = Listing(schema: Software.schema, set: "Software", filterable: ["id", "name", "vendor"])

    private static func product(_ exposure: Exposure, _ call: Call) throws(ServiceError) -> Product {
        guard let product = exposure.product(call.id) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Software", call.id))
        }
        return product
    }

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return try listing.reply(exposure.products.map(exposure.record), call)
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return Reply(.ok, exposure.record(try product(exposure, call)), set: "Software")
    }

    private static let distributions: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return Reply(exposure.distributions(try product(exposure, call)), context: "Distributions")
    }

    private static let machines: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        let devices = exposure.devices(with: try product(exposure, call))
        return Reply(devices.map(Exposure.reference), context: "MachineReferences")
    }

    private static let vulnerabilities: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        let places = exposure.weaknesses(of: try product(exposure, call))
        return Reply(exposure.vulnerabilities(places), context: "Vulnerabilities")
    }

    private static let missing: RouteHandler = { (state, call) throws(ServiceError) in
        let exposure = Exposure(state)
        return Reply([exposure.fix(try product(exposure, call))].compactMap { $0 }, context: fixes)
    }

    private static let fixes = "Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)"

    private static let ofMachine: RouteHandler = { (state, call) throws(ServiceError) in
        let device = try state.device(call)
        let exposure = Exposure(state)
        let products = exposure.inventory.installations(on: device).map(\.product)
        return Reply(products.map(exposure.record), context: "Software")
    }

    private static let missingOnMachine: RouteHandler = { (state, call) throws(ServiceError) in
        let device = try state.device(call)
        let exposure = Exposure(state)
        let outdated = exposure.inventory.installations(on: device).filter(\.isOutdated)
        return Reply(outdated.compactMap { exposure.fix($0.product) }, context: fixes)
    }
}
