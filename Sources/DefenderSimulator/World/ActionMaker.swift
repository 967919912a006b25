import Canonical
import DefenderAPI

/// Makes machine actions: those of the API and those that a world file tells of.
struct ActionMaker: Sendable {
    let seed: UInt64
    let start: Timestamp

    /// The action with every property filled: what is given stays. Without a status it is over: it succeeded.
    func complete(_ given: JSONObject, index: Int) -> Record {
        var random = SplitMix64(seed: seed, stream: "action", index: index)
        let created = given["creationDateTimeUtc"]?.stringValue.flatMap { Timestamp(lenient: $0) } ?? start
        let type = given["type"]?.stringValue ?? "Isolate"
        var values: JSONObject = [
            "id": .string(random.guid()), "type": .string(type), "title": .null, "status": "Succeeded",
            "scope": type == "Isolate" ? "Full" : .null, "requestor": "analyst@contoso.example",
            "requestorComment": "", "requestSource": "Portal", "externalId": .null, "commands": [],
            "cancellationRequestor": .null, "cancellationComment": .null, "cancellationDateTimeUtc": .null,
            "creationDateTimeUtc": .time(created), "lastUpdateDateTimeUtc": .time(created), "machineId": "",
            "computerDnsName": "", "relatedFileInfo": .null, "errorHResult": 0, "troubleshootInfo": .null,
        ]
        values.merge(given)
        return Record(schema: MachineAction.schema, made: values)
    }
}
