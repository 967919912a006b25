public import DefenderAPI

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

    /// nil where the service knows no such alert.
    public var alerts: [AlertID: Alert?] = [:]
    /// Of files, domains and addresses; nil where the service knows no such thing.
    public var statistics: [Lookup: Record?] = [:]
    public var hunts: [HuntingQuestion: HuntingAnswer] = [:]
    /// What navigation properties lead to; empty where they lead nowhere.
    public var related: [Relation: [Record]] = [:]
    public var services: [ServiceRequest: ServiceAnswer] = [:]

    /// Collections of the whole tenant; nil where one has more than an expression may go over.
    public var listings: [TenantListing: [Record]?] = [:]

    /// What can be taken back, by the ids of runs.
    public var reversals: [String: Reversal] = [:]

    public init() {}

    /// Adds what was looked up later, which stands where both answer the same.
    public mutating func merge(_ later: LookupAnswers) {
        actions.merge(later.actions) { $1 }
        indicators.merge(later.indicators) { $1 }
        indicatorsByID.merge(later.indicatorsByID) { $1 }
        files.merge(later.files) { $1 }
        indicatorCount = later.indicatorCount ?? indicatorCount
        libraryFiles.merge(later.libraryFiles) { $1 }
        alerts.merge(later.alerts) { $1 }
        statistics.merge(later.statistics) { $1 }
        hunts.merge(later.hunts) { $1 }
        related.merge(later.related) { $1 }
        services.merge(later.services) { $1 }
        listings.merge(later.listings) { $1 }
        reversals.merge(later.reversals) { $1 }
    }

    /// Whether the question has been answered. A device is not kept here.
    public func answers(_ lookup: Lookup) -> Bool {
        switch lookup {
        case .action(let id): actions[id] != nil
        case .indicators(let value): indicators[value] != nil
        case .indicatorsAmong(let values): indicatorCount != nil && values.allSatisfy { indicators[$0] != nil }
        case .indicator(let id): indicatorsByID[id] != nil
        case .indicatorCount: indicatorCount != nil
        case .file(let hash): files[hash] != nil
        case .libraryFile(let name): libraryFiles[name] != nil
        case .device: false
        case .alert(let id): alerts[id] != nil
        case .fileStatistics, .domainStatistics, .ipStatistics: statistics[lookup] != nil
        case .hunt(let question): hunts[question] != nil
        case .related(let relation): related[relation] != nil
        case .listing(let listing): listings[listing] != nil
        case .service(let request): services[request] != nil
        case .reversal(let run): reversals[run] != nil
        }
    }

    /// What the question that a look-up asks has found; nil while it has not been answered.
    public func found(_ lookup: Lookup) -> Result<Lookup.Found, Unasked>? {
        switch lookup {
        case .indicators(let value): indicators[value].map { .success(.entities($0.map(\.record))) }
        case .file(let hash): files[hash].map { entity($0?.record, lookup) }
        case .alert(let id): alerts[id].map { entity($0?.record, lookup) }
        case .fileStatistics, .domainStatistics, .ipStatistics: statistics[lookup].map { entity($0, lookup) }
        case .hunt(let question): hunts[question].map { $0.found(question) }
        case .related(let relation): related[relation].map { .success(.entities($0)) }
        case .listing(let listing):
            listings[listing].map { $0.map { .success(.entities($0)) } ?? .failure(Unasked(Messages.tooMany(listing))) }
        case .service(let request): services[request].map { $0.found(request.outputs) }
        case .action, .indicatorsAmong, .indicator, .indicatorCount, .libraryFile, .device, .reversal: nil
        }
    }

    private func entity(_ record: Record?, _ lookup: Lookup) -> Result<Lookup.Found, Unasked> {
        record.map { .success(.entity($0)) } ?? .failure(lookup.absence)
    }
}
