import Canonical
import DefenderAPI
import HTTPTypes

/// What is known of files, and the statistics of files, domains and addresses.
enum FileRoutes {
    static let handlers: [String: RouteHandler] = [
        "get-file": get, "get-file-stats": statistics, "get-domain-stats": domainStatistics,
        "get-ip-stats": addressStatistics,
    ]

    private static func context(_ type: String) -> String { "microsoft.windowsDefenderATP.api.\(type)" }

    private static func file(_ state: inout TenantState, _ call: Call) throws(ServiceError) -> Record {
        let hash = try call.hash(of: [.sha1, .sha256])
        guard let file = state.file(hash.description, now: call.now) else {
            throw ServiceError(.resourceNotFound, Messages.notFound("File", call.id))
        }
        return file
    }

    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        Reply(.ok, try file(&state, call), set: "Files")
    }

    private static let statistics: RouteHandler = { (state, call) throws(ServiceError) in
        let file = try file(&state, call)
        var values = state.sightings(.file(file.key), since: try call.lookBack()).values
        values["sha1"] = .string(file.key)
        values["globallyPrevalence"] = file["globalPrevalence"].json
        for name in ["globalFirstObserved", "globalLastObserved"] { values[name] = file[name].json }
        values["topFileNames"] = .strings(state.names(ofFile: file.key))
        return Reply(
            .ok, Record(schema: FileStatistics.schema, made: values), context: context("InOrgFileStats"))
    }

    /// An unknown domain was met nowhere; that is no error (reference, get-domain-stats).
    private static let domainStatistics: RouteHandler = { (state, call) throws(ServiceError) in
        let domain = try call.domain().description
        var values = state.sightings(.domain(domain), since: try call.lookBack()).values
        values["host"] = .string(domain)
        return Reply(
            .ok, Record(schema: DomainStatistics.schema, made: values), context: context("InOrgDomainStats"))
    }

    private static let addressStatistics: RouteHandler = { (state, call) throws(ServiceError) in
        let address = try call.address().description
        var values = state.sightings(.address(address), since: try call.lookBack()).values
        values["ipAddress"] = .string(address)
        return Reply(.ok, Record(schema: IPStatistics.schema, made: values), context: context("InOrgIPStats"))
    }
}
