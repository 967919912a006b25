public import Canonical
import DefenderAPI
public import Diagnostics
import YAMLSyntax

/// A tenant's world as a person writes it: YAML or JSON with `app` and the collections of `WorldCollection`; what is left out
/// of an entity is filled with valid values (schemas/world.schema.json).
public enum WorldFile {
    /// Worlds are data, not configuration: they may be larger than a playbook.
    private static let limits = YAMLLimits(maximumBytes: 32 << 20, maximumDepth: 64, maximumNodes: 2_000_000)

    private static let keys = WorldCollection.allCases.map(\.rawValue) + ["app", "apps", "tables"]
    static let appKeys = ["roles", "federated"]
    static let furtherAppKeys = ["id", "name", "secret", "roles", "federated"]
    static let tenantKeys = ["tenantId", "domain"]
    static let federationKeys = ["issuer", "subject", "audience", "keys"]

    /// - Parameters:
    ///   - file: JSON if its name ends in `.json`, else YAML.
    ///   - seed: what the values that are left out are drawn from.
    ///   - now: what relative times count from.
    /// - Throws: every mistake, with its place.
    public static func read(
        _ file: SourceFile, seed: UInt64, tenantID: String, now: Timestamp
    ) throws(SimulatorFailure) -> World {
        let node = try WorldNode(reading: file, limits: limits)
        var reader = WorldReader(now: now)
        let maker = EntityMaker(seed: seed, tenantID: tenantID, start: now)
        let parts = reader.members(node, of: "a world", known: keys + ["tenants"])
        var world = build(parts, &reader, maker)
        for item in parts["tenants"].map({ reader.items($0, of: "tenants") }) ?? [] {
            world.tenants.append(tenant(item, number: world.tenants.count + 1, &reader, maker))
        }
        guard reader.mistakes.isEmpty else { throw SimulatorFailure.mistakes(reader.mistakes) }
        return world
    }

    /// What a further tenant's ids and drawn values come from.
    static func seed(_ seed: UInt64, ofTenant number: Int) -> UInt64 {
        guard number > 0 else { return seed }
        var random = SplitMix64(seed: seed, stream: "tenant", index: number)
        return random.next()
    }

    private static func tenant(
        _ node: WorldNode, number: Int, _ reader: inout WorldReader, _ home: EntityMaker
    ) -> TenantDraft {
        let parts = reader.members(node, of: "a tenant", known: keys + tenantKeys)
        let seed = seed(home.seed, ofTenant: number)
        var random = SplitMix64(seed: seed)
        let id = parts["tenantId"].flatMap { reader.guid($0, of: "tenantId") } ?? random.guid()
        let domain = parts["domain"].flatMap { reader.text($0, of: "domain") } ?? "tenant\(number).onmicrosoft.com"
        let maker = EntityMaker(seed: seed, tenantID: id, start: home.start)
        return TenantDraft(tenantID: id, domain: domain.lowercased(), world: build(parts, &reader, maker))
    }

    private static func build(_ parts: [String: WorldNode], _ reader: inout WorldReader, _ maker: EntityMaker) -> World {
        var world = World()
        var devices = EntityStore()
        for collection in WorldCollection.allCases {
            guard let list = parts[collection.rawValue] else { continue }
            for item in reader.items(list, of: collection.rawValue) {
                let given = reader.entity(item, schema: collection.schema)
                // A mistaken entity is not made: its values may not even be readable.
                guard reader.mistakes.isEmpty else { continue }
                let made = maker.make(collection, given, index: world[collection].count, among: devices)
                world[collection].append(made)
                if collection == .devices { devices.put(made) }
            }
        }
        if let tables = parts["tables"] {
            for member in reader.entries(tables, of: "tables") {
                world.tables.append((member.key, reader.rows(member.value, of: member.key)))
            }
        }
        if let node = parts["app"] {
            let app = reader.app(node, of: "app", known: appKeys)
            (world.roles, world.federations) = (app.roles, app.federations)
        }
        if let apps = parts["apps"] {
            world.apps = reader.items(apps, of: "apps").map { reader.app($0, of: "an app", known: furtherAppKeys) }
        }
        return world
    }
}
