import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// A navigation property of one entity as an expression meets it: there, to be asked for, or a failure that says why not.
struct Navigation {
    let property: NavigationProperty
    /// The entity's key, as the property takes it; nil where the service states none.
    let key: String?
    let known: KnownFacts

    var evaluation: Evaluation {
        guard let key, !key.isEmpty else { return .failure(Messages.notStated(property.owner.rawValue, property.keyName)) }
        switch (property.owner, property.name) {
        case (.alert, "device"): return EntityObject.device(ofAlert: key, known)
        case (.device, "actions"): return actions(of: key) { .value(.list($0.map { .object(EntityObject($0.record, known)) })) }
        case (.device, "isolation"): return isolation(of: key)
        case (.incident, "devices"): return devicesOfIncident(key)
        case (.incident, "leases"): return leasesOfIncident(key)
        case (.file, "info"), (.file, "statistics"), (.domain, "statistics"), (.ip, "statistics"):
            return EntityObject.entity(Lookup(navigation: name, key), name, key, known)
        default:
            guard let kind = Relation.Kind(rawValue: name) else { return .failure(Messages.notCarriedOut(name)) }
            return related(kind, key, entities)
        }
    }

    private var name: String { "\(property.owner.rawValue).\(property.name)" }

    private func related(_ kind: Relation.Kind, _ key: String, _ use: ([Record]) -> Evaluation) -> Evaluation {
        guard let relation = Relation(kind, of: key) else { return .failure(Messages.notAKey(key, name)) }
        guard let records = known.facts.answers.related[relation] else { return .unknown([Question.attribute(.related(relation))]) }
        return use(records)
    }

    private func entities(_ records: [Record]) -> Evaluation {
        switch property.result {
        case .many where records.first?.schema == MachineReference.schema:
            return devices(records.map { $0["id"].text ?? "" })
        case .many, .records: return .value(.list(records.map { .object(EntityObject($0, known)) }))
        case .maybe: return .value(records.first.map { .object(EntityObject($0, known)) } ?? .null)
        case .one, .record:
            return records.first.map { .value(.object(EntityObject($0, known))) } ?? .failure(Messages.leadsNowhere(name, key ?? ""))
        case .enumeration, .flag: return .failure(Messages.notCarriedOut(name))
        }
    }

    /// All of them, or what has to be looked up first.
    private func devices(_ ids: [String]) -> Evaluation {
        var missing: Set<Attribute> = []
        var devices: [Value] = []
        for id in ids {
            let evaluation = EntityObject.device(of: id, known)
            switch evaluation {
            case .value(let value): devices.append(value)
            case .failure: return evaluation
            case .unknown(let attributes): missing.formUnion(attributes)
            }
        }
        return missing.isEmpty ? .value(.list(devices)) : .unknown(missing)
    }

    private func devicesOfIncident(_ key: String) -> Evaluation {
        related(.incidentAlerts, key) { devices(Self.devices(of: $0)) }
    }

    private static func devices(of alerts: [Record]) -> [String] {
        var ids: [String] = []
        for id in alerts.compactMap({ $0["machineId"].text }) where !id.isEmpty && !ids.contains(id) { ids.append(id) }
        return ids
    }

    private func leasesOfIncident(_ key: String) -> Evaluation {
        related(.incidentAlerts, key) { alerts in
            var missing: Set<Attribute> = []
            var leases: [Value] = []
            for id in Self.devices(of: alerts) {
                switch related(.deviceLeases, id, { .value(.list($0.map { .object(EntityObject($0, known)) })) }) {
                case .value(.list(let held)): leases += held
                case .unknown(let attributes): missing.formUnion(attributes)
                case let other: return other
                }
            }
            return missing.isEmpty ? .value(.list(leases)) : .unknown(missing)
        }
    }

    // MARK: The action history

    private func actions(of key: String, _ use: ([MachineAction]) -> Evaluation) -> Evaluation {
        guard let id = MachineID(key) else { return .failure(Messages.notAMachineID(key)) }
        guard let actions = known.facts.actions[id] else { return .unknown([Question.attribute(actionsOf: id)]) }
        return use(actions.sorted { $0.id < $1.id })
    }

    private func isolation(of key: String) -> Evaluation {
        actions(of: key) { actions in
            guard let id = MachineID(key), let machine = known.facts.devices[id] ?? nil else { return EntityObject.device(of: key, known) }
            let setting = DeviceHistory.state(machine, actions)[.isolation]
            switch setting.value {
            case .undecided: return .failure(Messages.isolationUndecided)
            case .on, .text: return .value(.string(setting.isUnderWay ? "isolating" : "isolated"))
            case .off: return .value(.string(setting.isUnderWay ? "releasing" : "none"))
            }
        }
    }
}

extension NavigationProperty {
    /// The property of the owner that the look-up goes by.
    var keyName: String {
        guard case .endpoint(_, let property) = source else { return "id" }
        return property
    }
}

extension Lookup {
    /// The look-up behind `file.info` and the statistics; nil where the key cannot be one.
    init?(navigation name: String, _ key: String) {
        let lookup: Lookup? =
            switch name {
            case "file.info": FileHash(key).flatMap { $0.kind == .md5 ? nil : .file($0) }
            case "file.statistics": FileHash(key).flatMap { $0.kind == .md5 ? nil : .fileStatistics($0) }
            case "domain.statistics": DomainText(key).map { .domainStatistics($0) }
            case "ip.statistics": IPText(key).map { .ipStatistics($0) }
            case "alert": AlertID(key).map { .alert($0) }
            default:
                Relation.Kind(rawValue: name).flatMap { Relation($0, of: key) }.map { .related($0) }
                    ?? TenantListing(navigation: name, key).map { .listing($0) }
            }
        guard let lookup else { return nil }
        self = lookup
    }
}
