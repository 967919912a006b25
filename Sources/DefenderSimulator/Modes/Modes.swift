import Canonical

/// The ways of the service that differ from time to time and from tenant to tenant (docs/simulator.md): what the
/// simulated one does at present.
public struct Modes: Hashable, Sendable {
    /// What asking twice for a machine action answers.
    public var duplicates = DuplicateMode.reject
    public var paging = PagingMode.plain
    public var retryAfter = RetryAfterMode.seconds
    public var alertAnswers = AlertAnswerMode.fresh
    public var downloads = DownloadMode.whole
    public var wording = WordingMode.documented
    public var statuses = StatusMode.documented
    public var values = ValueMode.documented
    public var arrivals = ArrivalMode.prompt
    public var alertTimes = AlertTimeMode.distinct
    public var edits = EditMode.alone
    public var devices = DeviceMode.distinct
    public var refusals = RefusalMode.free
    public var runTime = RunTimeMode.usual
    public var imports = ImportMode.whole

    public init() {}

    /// Sets a mode by name, as a flag or a file has it.
    /// - Returns: whether there is such a mode with such a value.
    public mutating func set(_ name: String, to value: String) -> Bool {
        guard let entry = ModeTable.entries.first(where: { $0.name == name }), entry.values.contains(value) else { return false }
        entry.set(&self, value)
        return true
    }

    var json: JSONValue {
        .object(JSONObject(ModeTable.entries.map { ($0.name, JSONValue.string($0.get(self))) }))
    }
}
