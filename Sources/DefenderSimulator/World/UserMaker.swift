import Canonical
import DefenderAPI

/// Makes users: those that devices have, and those that a world file tells of.
struct UserMaker: Sendable {
    let seed: UInt64
    let start: Timestamp

    /// The user with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int = 0) -> Record {
        let account = given["accountName"]?.stringValue ?? "user\(index + 1)"
        let domain = given["accountDomain"]?.stringValue ?? "contoso"
        var values: JSONObject = [
            "id": .string("\(domain)\\\(account)"), "accountName": .string(account), "accountDomain": .string(domain),
            "accountSid": .string(Person(seed: seed, index: index).sid),
            "firstSeen": .time(start.shifted(by: .seconds(-200 * 86_400))), "lastSeen": .time(start),
            "mostPrevalentMachineId": .null, "leastPrevalentMachineId": .null, "logonTypes": "Interactive",
            "logOnMachinesCount": 1, "isDomainAdmin": false, "isOnlyNetworkUser": false,
        ]
        values.merge(given)
        return Record(schema: User.schema, made: values)
    }
}
