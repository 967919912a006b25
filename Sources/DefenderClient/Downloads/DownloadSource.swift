public import DefenderAPI

/// What can be downloaded; the service gives a link to it that is good for minutes.
public enum DownloadSource: Hashable, Sendable {
    /// An investigation package (get-package-sas-uri).
    case investigationPackage(MachineActionID)
    /// What one command of a live response gave, by its place from 0 (get-live-response-result).
    case liveResponseResult(MachineActionID, index: Int)

    var link: Query<DownloadLink> {
        switch self {
        case .investigationPackage(let action): .packageLink(action)
        case .liveResponseResult(let action, let index): .liveResponseResult(action, index: index)
        }
    }
}
