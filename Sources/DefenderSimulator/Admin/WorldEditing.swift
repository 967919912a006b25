import Canonical
import DefenderAPI
import HTTPTypes

/// Changes the world behind the API's back: what other people and the service itself would do.
enum WorldEditing {
    /// `POST world/{collection}`: a new entity, filled like one of a world file.
    static func add(_ name: String, _ body: [UInt8], _ target: inout AdminRoutes.Target) throws(AdminError) -> Reply {
        let collection = try collection(name)
        let given = try entity(body, collection, now: target.clock.now)
        let state = target.state
        let now = target.clock.now
        let start = collection == .alerts ? state.raisingTime(now) : now
        let maker = EntityMaker(seed: target.maker.seed, tenantID: target.maker.tenantID, start: start)
        let count = collection == .alerts ? state.alertCount : state[collection].count
        let record = maker.make(collection, given, index: count, among: state.devices)
        if collection == .alerts, state.alerts[record.key] == nil {
            target.state.raise(record, now: target.clock.now)
        } else {
            target.state.put(record, in: collection)
        }
        return reply(.created, record)
    }

    /// `PATCH world/{collection}/{id}`: some properties of an entity.
    static func change(
        _ name: String, _ id: String, _ body: [UInt8], _ target: inout AdminRoutes.Target
    ) throws(AdminError) -> Reply {
        let collection = try collection(name)
        guard let record = target.state[collection][id] else {
            throw AdminError(.notFound, Messages.notFound(collection.schema.name, id))
        }
        let given = try entity(body, collection, now: target.clock.now)
        let key = collection.schema.key.map { collection.schema.fields[$0].name } ?? "id"
        guard !given.holds(key) else { throw AdminError(.badRequest, Messages.readOnlyID) }
        let changed = record.with(entailed(given, collection, now: target.clock.now)).with(given)
        target.state.put(changed, in: collection)
        if collection == .actions, given.holds("status") { target.state.stopLife(of: id) }
        return reply(.ok, changed)
    }

    /// What the service would change along with it.
    private static func entailed(_ given: JSONObject, _ collection: WorldCollection, now: Timestamp) -> JSONObject {
        switch collection {
        case .devices, .users, .files, .indicators, .investigations, .remediations, .library: return [:]
        case .actions: return ["lastUpdateDateTimeUtc": .time(now)]
        case .alerts:
            guard let status = given["status"] else { return ["lastUpdateTime": .time(now)] }
            return ["lastUpdateTime": .time(now), "resolvedTime": status == "Resolved" ? .time(now) : .null]
        }
    }

    private static func collection(_ name: String) throws(AdminError) -> WorldCollection {
        guard let collection = WorldCollection(rawValue: name) else {
            throw AdminError(.notFound, Messages.unknownCollection(name))
        }
        return collection
    }

    private static func entity(
        _ body: [UInt8], _ collection: WorldCollection, now: Timestamp
    ) throws(AdminError) -> JSONObject {
        let json: JSONValue
        do { json = try JSONValue(parsing: body) } catch { throw AdminError(.badRequest, error.description) }
        var reader = WorldReader(now: now)
        let given = reader.entity(WorldNode(json), schema: collection.schema)
        guard reader.mistakes.isEmpty else {
            throw AdminError(.badRequest, Messages.failure(.mistakes(reader.mistakes)))
        }
        return given
    }

    private static func reply(_ status: HTTPResponse.Status, _ record: Record) -> Reply {
        var writer = EntityWriter()
        writer.write(record)
        return Reply(status, body: writer.bytes)
    }
}
