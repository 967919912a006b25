/// Which of OCSF's remediation activities an action is, in the sense of MITRE D3FEND.
public struct RemediationActivity: Hashable, Sendable {
    /// The value of `activity_id`.
    public let id: Int64
    /// The value of `activity_name`: OCSF's caption, or the action's own key where OCSF has no word for it.
    public let name: String

    /// The activity of an action.
    public init(action: String) {
        switch Self.known[action] {
        case .isolate: (id, name) = (1, "Isolate")
        case .evict: (id, name) = (2, "Evict")
        case .restore: (id, name) = (3, "Restore")
        case nil: (id, name) = action.isEmpty ? (0, "Unknown") : (99, action)
        }
    }

    /// The keys of the actions that OCSF has a word for.
    public static var actions: [String] { known.keys.sorted() }

    private enum Known { case isolate, evict, restore }

    private static let known: [String: Known] = [
        "isolate_device": .isolate, "restrict_app_execution": .isolate, "stop_and_quarantine_file": .evict,
        "release_device": .restore, "remove_app_restriction": .restore,
    ]
}
