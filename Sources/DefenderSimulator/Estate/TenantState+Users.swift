import Canonical
import DefenderAPI

/// Who works on which device. A device has one person of its own, drawn from its id; the users that its alerts speak of
/// have been there too, and those of a world file are where they say.
extension TenantState {
    /// How many people the company has.
    private var population: Int { max(Person.names.count, devices.count) }

    func owner(of deviceID: String) -> Int {
        var random = SplitMix64(seed: seed, stream: "owner of \(deviceID)")
        return random.number(in: 0..<population)
    }

    /// The account names on a device, its own person's first.
    mutating func accounts(on device: Record) -> [String] {
        let own = Person(seed: seed, index: owner(of: device.key)).account
        let met = traced(.device(device.key)).flatMap { alert in
            alert.parts("evidence").compactMap { $0["accountName"].text } + [alert.relatedAccount].compactMap { $0 }
        }
        let given = users.rows.filter { $0["mostPrevalentMachineId"].text == device.key }.compactMap { $0["accountName"].text }
        var seen: Set<String> = []
        return ([own] + given + met).filter { seen.insert($0.lowercased()).inserted }
    }

    /// The devices that an account was on.
    mutating func devices(of account: String) -> [Record] {
        let name = account.lowercased()
        let index = Person.index(account: name, below: population)
        let given = users.rows.first { $0["accountName"].text?.lowercased() == name }?["mostPrevalentMachineId"].text
        let met = Set(devices(with: .user(name)).map(\.key))
        return (0..<devices.count).compactMap { place in
            let key = devices.key(at: place)
            let isMeant = met.contains(key) || key == given || (index != nil && owner(of: key) == index)
            return isMeant ? devices.record(at: place) : nil
        }
    }

    /// The user of an account; nil if nobody of that name was anywhere.
    mutating func user(_ account: String, now: Timestamp) -> Record? {
        let name = account.lowercased()
        if let given = users.rows.first(where: { $0["accountName"].text?.lowercased() == name }) { return given }
        let machines = devices(of: name)
        guard let first = machines.first else { return nil }
        let sid = traced(.user(name)).lazy.flatMap { $0.parts("evidence") }
            .first { $0["accountName"].text?.lowercased() == name }?["userSid"].text
        let person = Person.index(account: name, below: population).map { Person(seed: seed, index: $0) }
        let seen = machines.map(\.lastSeen).max() ?? now
        return UserMaker(seed: seed, start: now).complete([
            "accountName": .string(account), "accountSid": .optional(sid ?? person?.sid),
            "firstSeen": .time(machines.compactMap { $0.time("firstSeen") }.min() ?? now), "lastSeen": .time(seen),
            "mostPrevalentMachineId": .string(first.key),
            "leastPrevalentMachineId": .string((machines.last ?? first).key),
            "logOnMachinesCount": .integer(Int64(machines.count)),
        ])
    }
}
