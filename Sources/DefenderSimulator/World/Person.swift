import Canonical

/// A user of the simulated company.
struct Person: Sendable {
    let account: String
    let sid: String
    let objectID: String

    var principal: String { account + "@contoso.example" }

    static let names = [
        "a.novak", "b.okafor", "c.lindqvist", "d.moreau", "e.tanaka", "f.castillo", "g.haddad", "h.kowalski", "i.santos",
        "j.mbeki", "k.virtanen", "l.rossi", "m.dupont", "n.patel", "o.nguyen", "p.jansen", "q.zhang", "r.fischer",
    ]

    /// The user of this number; numbers past the list of names begin again with a digit behind.
    init(seed: UInt64, index: Int) {
        var random = SplitMix64(seed: seed, stream: "user", index: index)
        let round = index / Self.names.count
        account = Self.names[index % Self.names.count] + (round == 0 ? "" : String(round + 1))
        sid = "S-1-5-21-1085031214-2140621173-725345543-\(1100 + index)"
        objectID = random.guid()
    }

    /// The number of the user of this account name, if it is below a bound.
    static func index(account: String, below count: Int) -> Int? {
        guard let place = names.firstIndex(where: { account.hasPrefix($0) }) else { return nil }
        let rest = account.dropFirst(names[place].count)
        guard let round = rest.isEmpty ? 1 : Int(rest), round >= 1, rest != "1" else { return nil }
        let index = (round - 1) * names.count + place
        return index < count ? index : nil
    }
}
