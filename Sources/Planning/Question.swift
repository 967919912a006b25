public import ActionKit
import Canonical
public import DefenderAPI
import Expressions

/// Something that has to be looked up before a plan is complete.
public enum Question: Hashable, Sendable {
    /// The machine entity (get-machine).
    case device(MachineID)
    /// The machine's action history (list-machine-actions).
    case actions(MachineID)
    /// What an action has to know.
    case lookup(Lookup)

    /// What a look-up asks for. Devices are kept apart: they are asked for in other ways too.
    init(_ lookup: Lookup) { if case .device(let id) = lookup { self = .device(id) } else { self = .lookup(lookup) } }

    private static let deviceLookup = "device"
    private static let actionsLookup = "device.actions"

    /// The question behind an attribute that an expression lacks.
    init(_ attribute: Attribute) {
        switch (attribute.lookup, MachineID(attribute.key)) {
        case (Self.deviceLookup, let id?): self = .device(id)
        case (Self.actionsLookup, let id?): self = .actions(id)
        default:
            guard let lookup = Lookup(navigation: attribute.lookup, attribute.key) else {
                preconditionFailure("no entity object asks for \(attribute.lookup) \(attribute.key)")
            }
            self = .lookup(lookup)
        }
    }

    /// The attribute of a device that expressions wait for.
    static func attribute(device: MachineID) -> Attribute {
        Attribute(lookup: deviceLookup, key: device.description, cost: 1)
    }

    static func attribute(actionsOf device: MachineID) -> Attribute {
        Attribute(lookup: actionsLookup, key: device.description, cost: 1)
    }

    /// - Precondition: one that `Lookup(navigation:_:)` makes.
    static func attribute(_ lookup: Lookup) -> Attribute {
        switch lookup {
        case .file(let hash): Attribute(lookup: "file.info", key: hash.description, cost: 1)
        case .fileStatistics(let hash): Attribute(lookup: "file.statistics", key: hash.description, cost: 1)
        case .domainStatistics(let domain): Attribute(lookup: "domain.statistics", key: domain.description, cost: 1)
        case .ipStatistics(let address): Attribute(lookup: "ip.statistics", key: address.description, cost: 1)
        case .alert(let id): Attribute(lookup: "alert", key: id.description, cost: 1)
        // A listing may be long.
        case .related(let relation): Attribute(lookup: relation.kind.rawValue, key: relation.text, cost: 2)
        case .listing(let listing): Attribute(lookup: listing.name, key: listing.json.canonicalText, cost: 3)
        default: preconditionFailure("no expression asks for \(lookup)")
        }
    }
}
