public import Canonical
import DefenderAPI
public import Diagnostics
import YAMLSyntax

/// A tenant's world as a person writes it: YAML or JSON with `app` and the collections of `WorldCollection`; what is left out
/// of an entity is filled with valid values (schemas/world.schema.json).
public enum WorldFile {
    /// Worlds are data, not configuration: they may be larger than a playbook.
    private static let limits = YAMLLimits(maximumBytes: 32 << 20, maximumDepth: 64, maximumNodes: 2_000_000)

    private static let keys = WorldCollection.allCases.map(\.rawValue) + ["app", "tables"]

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
        let world = build(node, &reader, EntityMaker(seed: seed, tenantID: tenantID, start: now))
        guard reader.mistakes.isEmpty else { throw SimulatorFailure.mistakes(reader.mistakes) }
        return world
    }

    private static func build(_ node: WorldNode, _ reader: inout WorldReader, _ maker: EntityMaker) -> World {
        let parts = reader.members(node, of: "a world", known: keys)
        var world = World()
        for collection in WorldCollection.allCases {
            guard let list = parts[collection.rawValue] else { continue }
            for item in reader.items(list, of: collection.rawValue) {
                let given = reader.entity(item, schema: collection.schema)
                // A mistaken entity is not made: its values may not even be readable.
                guard reader.mistakes.isEmpty else { continue }
                world[collection].append(maker.make(collection, given, index: world[collection].count, in: world))
            }
        }
        if let tables = parts["tables"] {
            for member in reader.entries(tables, of: "tables") {
                world.tables.append((member.key, reader.rows(member.value, of: member.key)))
            }
        }
        if let app = parts["app"] {
            let members = reader.members(app, of: "app", known: ["roles"])
            world.roles = members["roles"].map { reader.texts($0, of: "app.roles") }
        }
        return world
    }
}
