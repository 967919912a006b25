extension Command {
    /// How a command changes its subject.
    public enum Change: Hashable, Sendable {
        /// The type is one of `EnumSchema.isolationType`.
        case isolate(type: String, comment: String)
        case release(comment: String)
        case collectInvestigationPackage(comment: String)
        case restrictCodeExecution(comment: String)
        case unrestrictCodeExecution(comment: String)
        /// The type is one of `EnumSchema.scanType`.
        case scan(type: String, comment: String)
        case stopAndQuarantine(sha1: String, comment: String)
        case offboard(comment: String)
        case runLiveResponse([LiveResponseStep], comment: String)
        case startInvestigation(comment: String)
        case cancel(comment: String)
        case tag(value: String, action: TagAction)
        /// nil leaves the tags or the value as they are.
        case update(tags: [String]?, deviceValue: String?)
        case setDeviceValue(String)
        case updateAlerts(AlertUpdate)
        case createAlert(AlertDraft)
        case submitIndicators([IndicatorDraft])
        case deleteIndicators
        /// The length in bytes.
        case uploadLibraryFile(size: Int)
        case deleteLibraryFile
    }
}
