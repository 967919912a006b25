public import Canonical

extension Query where Response == Page<MachineAction> {
    /// What devices were asked to do (list-machine-actions).
    public static func machineActions(filter: ODataFilter? = nil, top: Int? = nil, skip: Int? = nil) -> Query {
        page(of: .machineActions(filter), top: top, skip: skip)
    }

    /// What one device was asked to do, since a time if given.
    public static func machineActions(
        of machine: MachineID, since time: Timestamp? = nil, top: Int? = nil, skip: Int? = nil
    ) -> Query {
        machineActions(filter: .actions(of: machine, since: time), top: top, skip: skip)
    }
}

extension Query where Response == MachineAction {
    /// One machine action (get-machine-action): what polling asks.
    public static func machineAction(_ id: MachineActionID) -> Query { entity(.getMachineAction, id: id) }
}

extension Query where Response == DownloadLink {
    /// Where an investigation package lies; the link lives about a minute (get-package-sas-uri). 404 until the collection
    /// is complete.
    public static func packageLink(_ action: MachineActionID) -> Query { entity(.getPackageSasUri, id: action) }

    /// Where the result of a live response's command lies; the link lives 30 minutes (get-live-response-result).
    /// - Parameter index: the command's place, from 0.
    public static func liveResponseResult(_ action: MachineActionID, index: Int) -> Query {
        entity(.getLiveResponseResult, ["id": action.description, "index": String(index)])
    }
}

extension DownloadLink {
    /// The address without the second pair of quotes in which packages' links come (reference README, row 19).
    public var url: String? {
        guard let value else { return nil }
        guard value.utf8.count >= 2, value.first == "\"", value.last == "\"" else { return value }
        return String(value.dropFirst().dropLast())
    }
}

extension Query where Response == Page<LibraryFile> {
    /// The files of the live response library (list-library-files).
    public static var libraryFiles: Query { related(.listLibraryFiles, [:]) }
}
