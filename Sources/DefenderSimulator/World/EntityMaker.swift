import Canonical
import DefenderAPI

/// Fills what a person left out of an entity, so that it fits the world it comes into.
struct EntityMaker: Sendable {
    let seed: UInt64
    let tenantID: String
    let start: Timestamp

    /// - Parameters:
    ///   - index: how many of its kind there are already; makes ids differ.
    ///   - devices: what it may speak of.
    func make(_ collection: WorldCollection, _ given: JSONObject, index: Int, among devices: EntityStore) -> Record {
        let given = withUsableIDs(given)
        switch collection {
        case .devices: return DeviceMaker(seed: seed, start: start).complete(Draft(Machine.schema, given), index: index)
        case .alerts:
            let maker = AlertMaker(seed: seed, tenantID: tenantID, start: start)
            return maker.complete(Draft(Alert.schema, linked(given, to: devices)), index: index)
        case .actions: return ActionMaker(seed: seed, start: start).complete(linked(given, to: devices), index: index)
        case .users: return UserMaker(seed: seed, start: start).complete(given, index: index)
        case .files: return FileMaker(seed: seed, start: start).complete(given, index: index)
        case .indicators: return IndicatorMaker(start: start).complete(given, index: index)
        case .investigations: return investigation(linked(given, to: devices), index: index)
        case .remediations: return RemediationMaker(seed: seed, start: start).complete(given, index: index)
        case .library: return LibraryFileMaker(start: start).complete(given, index: index)
        }
    }

    private func investigation(_ given: JSONObject, index: Int) -> Record {
        var values: JSONObject = [
            "id": .string(String(90_000 + index)), "startTime": .time(start), "endTime": .null, "cancelledBy": .null,
            "state": "Running", "statusDetails": .null, "machineId": "", "computerDnsName": "", "triggeringAlertId": "",
        ]
        values.merge(given)
        return Record(schema: Investigation.schema, made: values)
    }

    /// The device that is meant: by id, else by name, else the first.
    private func linked(_ given: JSONObject, to devices: EntityStore) -> JSONObject {
        let device: Record? =
            if let id = given["machineId"]?.stringValue {
                devices[id]
            } else if let name = given["computerDnsName"]?.stringValue {
                devices.first("computerDnsName") { $0.text == name }
            } else {
                devices.rows.first
            }
        guard let device else { return given }
        var linked: JSONObject = [
            "machineId": .optional(device["id"].text), "computerDnsName": .optional(device["computerDnsName"].text),
        ]
        linked.merge(given)
        return linked
    }

    /// Device ids in lower case, as the service writes them; an id that is null or empty counts as left out.
    private func withUsableIDs(_ given: JSONObject) -> JSONObject {
        JSONObject(
            given.members.compactMap { member -> (String, JSONValue)? in
                guard ["id", "machineId"].contains(member.key) else { return (member.key, member.value) }
                guard let text = member.value.stringValue, !text.isEmpty else { return nil }
                return (member.key, .string(MachineID(text)?.description ?? text))
            })
    }
}
