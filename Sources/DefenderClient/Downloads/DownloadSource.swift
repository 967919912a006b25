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

    /// What the link behind a path of the API leads to; nil if the path gives no link.
    /// - Parameter path: from `/api/` on, without a query.
    public init?(path: String) {
        let segments = path.split(separator: "/").map { String($0) }
        if let id = Self.action(Endpoint.getPackageSasUri, segments)?.id {
            self = .investigationPackage(id)
        } else if let (id, values) = Self.action(Endpoint.getLiveResponseResult, segments),
            let index = values["index"].flatMap({ Int($0) }),
            index >= 0
        {
            self = .liveResponseResult(id, index: index)
        } else {
            return nil
        }
    }

    private static func action(_ endpoint: Endpoint, _ segments: [String]) -> (id: MachineActionID, values: [String: String])? {
        guard let values = endpoint.template.match(segments), let id = values["id"].flatMap({ MachineActionID($0) }) else { return nil }
        return (id, values)
    }
}
