public import ActionKit
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

    static let deviceLookup = "device"

    /// The question behind an attribute that an expression lacks.
    init(_ attribute: Attribute) {
        guard attribute.lookup == Self.deviceLookup, let id = MachineID(attribute.key) else {
            preconditionFailure("no entity object asks for \(attribute.lookup) \(attribute.key)")
        }
        self = .device(id)
    }

    /// The attribute of a device that expressions wait for.
    static func attribute(device: MachineID) -> Attribute {
        Attribute(lookup: deviceLookup, key: device.description, cost: 1)
    }
}
