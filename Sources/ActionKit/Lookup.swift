public import DefenderAPI

/// Something that an action has to know before a step can be planned, beside what the step acts on; or what a look-up asks.
public enum Lookup: Hashable, Sendable {
    /// A machine action (get-machine-action).
    case action(MachineActionID)
    /// The indicators of a value (list-indicators).
    case indicators(IndicatorValue)
    /// The indicators of many values, and how many there are at all (list-indicators).
    case indicatorsAmong([IndicatorValue])
    /// An indicator by its id (list-indicators).
    case indicator(IndicatorID)
    /// How many indicators there are (list-indicators).
    case indicatorCount
    /// A file by its SHA-1 or SHA-256 (get-file).
    case file(FileHash)
    /// A file of the live response library by its name (list-library-files).
    case libraryFile(LibraryFileName)
    /// A device (get-machine).
    case device(MachineID)
    /// An alert (get-alert).
    case alert(AlertID)
    /// Where a file was seen (get-file-stats), by its SHA-1 or SHA-256.
    case fileStatistics(FileHash)
    /// Where a domain was seen (get-domain-stats).
    case domainStatistics(DomainText)
    /// Where an address was seen (get-ip-stats).
    case ipStatistics(IPText)
    /// A hunting query (run-advanced-query).
    case hunt(HuntingQuestion)
    /// The entities that a navigation property leads to.
    case related(Relation)
    /// An operation of a service of cordon.yaml that only reads.
    case service(ServiceRequest)
    /// A collection of the whole tenant.
    case listing(TenantListing)
    /// What of a run of ours can be taken back, as Cordon has kept it.
    case reversal(of: String)

    /// So many indicators are asked for one by one; more are looked for in the list of all.
    public static let fewIndicators = 5

    /// What a look-up found.
    public enum Found: Hashable, Sendable {
        case entity(Record)
        case entities([Record])

        /// How many; nil where there can be one only.
        public var count: Int? {
            guard case .entities(let records) = self else { return nil }
            return records.count
        }
    }

    /// What is looked up, for people.
    public var sentence: String { Messages.sentence(self) }

    /// Why nothing was found, where the service does not have it.
    public var absence: Unasked { Unasked(Messages.unknownToTheService(self)) }
}
