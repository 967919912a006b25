/// The modes by the names that flags and files have for them.
public enum ModeTable {
    struct Entry: Sendable {
        let name: String
        let values: [String]
        let get: @Sendable (Modes) -> String
        /// Sets one of `values`; another text changes nothing.
        let set: @Sendable (inout Modes, String) -> Void
    }

    static let entries: [Entry] = [
        entry("duplicates", get: { $0.duplicates }, set: { $0.duplicates = $1 }),
        entry("paging", get: { $0.paging }, set: { $0.paging = $1 }),
        entry("retryAfter", get: { $0.retryAfter }, set: { $0.retryAfter = $1 }),
        entry("alertAnswers", get: { $0.alertAnswers }, set: { $0.alertAnswers = $1 }),
        entry("downloads", get: { $0.downloads }, set: { $0.downloads = $1 }),
        entry("wording", get: { $0.wording }, set: { $0.wording = $1 }),
        entry("statuses", get: { $0.statuses }, set: { $0.statuses = $1 }),
        entry("values", get: { $0.values }, set: { $0.values = $1 }),
        entry("arrivals", get: { $0.arrivals }, set: { $0.arrivals = $1 }),
        entry("alertTimes", get: { $0.alertTimes }, set: { $0.alertTimes = $1 }),
        entry("edits", get: { $0.edits }, set: { $0.edits = $1 }),
        entry("devices", get: { $0.devices }, set: { $0.devices = $1 }),
        entry("refusals", get: { $0.refusals }, set: { $0.refusals = $1 }),
        entry("runTime", get: { $0.runTime }, set: { $0.runTime = $1 }),
        entry("imports", get: { $0.imports }, set: { $0.imports = $1 }),
    ]

    /// The values of each mode, the usual one first.
    public static let values = entries.map { (name: $0.name, values: $0.values) }

    private static func entry<Mode: RawRepresentable & CaseIterable & SendableMetatype>(
        _ name: String, get: @escaping @Sendable (Modes) -> Mode, set: @escaping @Sendable (inout Modes, Mode) -> Void
    ) -> Entry where Mode.RawValue == String {
        Entry(
            name: name, values: Mode.allCases.map(\.rawValue), get: { get($0).rawValue },
            set: { modes, text in if let mode = Mode(rawValue: text) { set(&modes, mode) } })
    }
}
