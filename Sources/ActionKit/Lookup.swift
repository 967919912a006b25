public import DefenderAPI

/// Something that an action has to know before a step can be planned, beside what the step acts on.
public enum Lookup: Hashable, Sendable {
    /// A machine action (get-machine-action).
    case action(MachineActionID)
    /// The indicators of a value (list-indicators).
    case indicators(IndicatorValue)
    /// An indicator by its id (list-indicators).
    case indicator(IndicatorID)
    /// How many indicators there are (list-indicators).
    case indicatorCount
    /// A file by its SHA-1 or SHA-256 (get-file).
    case file(FileHash)
    /// A file of the live response library by its name (list-library-files).
    case libraryFile(LibraryFileName)
}

/// What was looked up.
public struct LookupAnswers: Hashable, Sendable {
    /// nil where the service knows no such action.
    public var actions: [MachineActionID: MachineAction?] = [:]
    public var indicators: [IndicatorValue: [Indicator]] = [:]
    /// nil where the service knows no such indicator.
    public var indicatorsByID: [IndicatorID: Indicator?] = [:]

    /// nil where the service knows no such file.
    public var files: [FileHash: FileProfile?] = [:]

    /// How many indicators the tenant holds; nil where nobody asked.
    public var indicatorCount: Int?
    /// nil where the library has no such file.
    public var libraryFiles: [LibraryFileName: LibraryFile?] = [:]

    public init() {}

    /// Whether the question has been answered.
    public func answers(_ lookup: Lookup) -> Bool {
        switch lookup {
        case .action(let id): actions[id] != nil
        case .indicators(let value): indicators[value] != nil
        case .indicator(let id): indicatorsByID[id] != nil
        case .indicatorCount: indicatorCount != nil
        case .file(let hash): files[hash] != nil
        case .libraryFile(let name): libraryFiles[name] != nil
        }
    }
}
