extension DeviceState.Aspect {
    /// What an aspect is about, where it is not told yet of which file, tag, alert or indicator.
    public enum Kind: Hashable, Sendable, CaseIterable {
        case isolation, appRestriction, collection, scan, quarantine, session, liveResponse, offboarding, investigation, raisedAlert,
            delivery,
            libraryFile, deviceValue, alert, alertComment, indicator, pending, tag
    }

    public var kind: Kind {
        switch self {
        case .isolation: .isolation
        case .appRestriction: .appRestriction
        case .collection: .collection
        case .scan: .scan
        case .quarantine: .quarantine
        case .session: .session
        case .liveResponse: .liveResponse
        case .offboarding: .offboarding
        case .investigation: .investigation
        case .raisedAlert: .raisedAlert
        case .delivery: .delivery
        case .libraryFile: .libraryFile
        case .deviceValue: .deviceValue
        case .alert: .alert
        case .alertComment: .alertComment
        // Both are the same thing, by its value and by its id.
        case .indicator, .indicatorID: .indicator
        case .pending: .pending
        case .tag: .tag
        }
    }
}
