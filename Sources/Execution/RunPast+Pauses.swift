import Canonical

/// Steps that wait, as the ledger keeps them.
extension RunPast {
    static func pause(since: Timestamp, until: Timestamp) -> JSONValue {
        ["pause": ["since": .string(since.description), "until": .string(until.description)]]
    }

    /// When a step began to wait; nil if it has not.
    func waits(since step: String) -> Timestamp? { Self.time("since", found[step]) }

    /// Until when its steps wait at most; nil where none does.
    var waitsUntil: Timestamp? { found.values.compactMap { Self.time("until", $0) }.max() }

    private static func time(_ key: String, _ kept: JSONValue?) -> Timestamp? {
        kept?["pause"]?[key]?.stringValue.flatMap { Timestamp(rfc3339: $0) }
    }
}
