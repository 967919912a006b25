import Canonical
import DefenderAPI
import HTTPTypes

/// `/_simulator/…`: what a test or a person asks of the simulator itself. Not part of the API that is simulated.
enum AdminRoutes {
    static let prefix = "_simulator"

    /// What an admin call may touch.
    struct Target {
        var state: TenantState
        var clock: SimulatorClock
        let journal: Journal
        let counters: Counters
        var faults: FaultBook
        let maker: EntityMaker
        var identity: LabIdentity
    }

    /// - Parameter segments: the path's parts behind the prefix.
    static func reply(
        _ method: HTTPRequest.Method, _ segments: ArraySlice<String>, _ body: [UInt8], _ target: inout Target
    ) throws(AdminError) -> Reply {
        let parts = Array(segments)
        switch (method, parts.first, parts.count) {
        case (.get, "journal", 1): return Reply(.ok, body: target.journal.json)
        case (.get, "counters", 1): return Reply(.ok, json: target.counters.json)
        case (.get, "coverage", 1): return Reply(.ok, json: Coverage.json(target.counters))
        case (.get, "scenario", 1): return Reply(.ok, json: target.state.outbreak?.json ?? .null)
        case (.post, "clock", 1): return try advance(body, &target)
        case (.post, "world", 2): return try WorldEditing.add(parts[1], body, &target)
        case (.patch, "world", 3): return try WorldEditing.change(parts[1], parts[2], body, &target)
        case (.get, "apps", 1): return Reply(.ok, json: AppRoutes.json(target.identity))
        case (.patch, "apps", 2): return try AppRoutes.change(parts[1], body, &target.identity)
        case (_, "faults", 1): return try FaultRoutes.reply(method, body, &target.faults)
        default:
            let path = "/" + ([prefix] + parts).joined(separator: "/")
            throw AdminError(.notFound, Messages.noAdminRoute(method.rawValue, path))
        }
    }

    private static func advance(_ body: [UInt8], _ target: inout Target) throws(AdminError) -> Reply {
        guard let json = try? JSONValue(parsing: body), json.objectValue?.members.count == 1,
            let duration = json["advance"]?.stringValue.flatMap(DurationText.parse), duration >= .zero
        else { throw AdminError(.badRequest, Messages.badAdvance) }
        guard target.clock.advance(by: duration) else { throw AdminError(.conflict, Messages.realClock) }
        return Reply(.ok, json: ["now": .time(target.clock.now)])
    }
}
