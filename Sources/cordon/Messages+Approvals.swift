import Canonical

/// What `approve` and `deny` say.
extension Messages {
    static func nothingAsked(_ place: String) -> String {
        "nothing waits for an answer under \(place); `cordon runs list` shows what is open"
    }

    static func notAKeyReference(_ text: String) -> String { "--key takes file:PATH, and got \(text)" }

    static func notAnApprover(_ key: String) -> String {
        "no approver of cordon.yaml has this key; its public half is \(key)"
    }

    static func askedAboutOther(_ place: String) -> String {
        "what was asked about \(place) is not what the plan would do: the ledger was changed by somebody else than Cordon"
    }

    static func asksOthers(_ name: String) -> String { "\(name) gave the command that asks, so somebody else has to agree" }

    static func notAsked(_ name: String, _ groups: [String]) -> String {
        "\(name) is in none of the groups that are asked: \(groups.joined(separator: ", "))"
    }

    static func tooLate(_ place: String, _ end: Timestamp) -> String { "\(place) was to be answered until \(end)" }

    static func answered(_ place: String, by approver: String, _ isApproval: Bool) -> String {
        "\(approver) has \(isApproval ? "agreed to" : "denied") \(place)."
    }

    static func keyThere(_ path: String) -> String { "\(path) is there already; a key is never written over" }

    static func keyMade(_ path: String, _ key: String) -> String {
        "The private key is in \(path): it never leaves its owner. For `approvers` of cordon.yaml:\n\n  - { name: NAME, groups: [GROUP], key: \"\(key)\" }"
    }

    static func waitsForPeople(_ place: String) -> String {
        "\(place) waits for people: `cordon approve \(place) --key file:PATH`, or `deny`"
    }
}
