import DefenderAPI

/// The values of properties whose values pages list.
public enum ValueMode: String, Hashable, Sendable, CaseIterable {
    case documented
    /// Lists show some that no page lists.
    case unknown

    private static let unlisted: [String: KeyValuePairs<String, FieldValue>] = [
        "Alert": ["detectionSource": .string("FutureShield"), "category": .string("SyntheticIdentity")],
        "Machine": ["osPlatform": .string("WindowsNext"), "healthStatus": .string("Hibernating")],
        "Indicator": ["severity": .string("Critical")],
    ]

    func shown(_ record: Record) -> Record {
        guard self == .unknown, let values = Self.unlisted[record.schema.name] else { return record }
        var draft = Draft(record)
        for (name, value) in values { draft.set(name, value) }
        return draft.finished
    }
}
