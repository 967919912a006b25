public import Diagnostics

/// The trigger `alerts` as it was written.
public struct AlertTriggerSource: Sendable {
    /// What one run is about (`per`), as it was written.
    public enum Subject: Sendable {
        case alert, device, incident
        /// The alerts with one value of an expression on `alert`, created within any window of that length.
        case key(Embedded, within: Duration)
    }

    /// Nil, as are the others, if it is missing or wrong, which has been reported.
    public let condition: Embedded?
    public let lookback: Duration?
    public let subject: Spanned<Subject>?

    private enum Word: String, CaseIterable { case alert, device, incident }

    /// The service keeps alerts for 180 days.
    private static let longestLookback = Duration.seconds(180 * 24 * 60 * 60)

    private static let key = Key(
        "key", Form.embedded(["alert.machineId + alert.title"]), required: true,
        "What the alerts of one run have in common: an expression on `alert`.")
    private static let within = Key(
        "within", Form.duration(upTo: longestLookback), required: true,
        "The window of `alertCreationTime` in which they lie.")
    private static let correlation = MappingForm<Subject>(
        "`per`", "One run for all alerts that share a key, over all devices.", [key, within]
    ) { fields in
        let (expression, window) = (fields[key], fields[within])
        guard let expression, let window else { return nil }
        return .key(expression, within: window)
    }

    private static let condition = Key(
        "where", Form.embedded([#"alert.severity == "High" && alert.status == "New""#]), required: true,
        "Which alerts: an expression on `alert` and `device`.")
    private static let lookback = Key(
        "lookback", Form.duration(upTo: longestLookback), required: true,
        "How far back alerts are read, by `lastUpdateTime`; at most 180d.")
    private static let per = Key(
        "per",
        Form<Word>.word.map { word, _, _ -> Subject? in
            switch word {
            case .alert: .alert
            case .device: .device
            case .incident: .incident
            }
        }.orMapping(correlation.form).spanned,
        "What one run is about: `alert` (the default), `device`, `incident`, or `{ key, within }`.")

    static let form = MappingForm<AlertTriggerSource>(
        "`alerts`", "Alerts that match start runs.", [condition, lookback, per]
    ) { fields in
        let (where_, lookback, subject) = (fields[condition], fields[Self.lookback], fields[per])
        let isDefault = !fields.has(per)
        return AlertTriggerSource(
            condition: where_, lookback: lookback, subject: isDefault ? Spanned(.alert, at: fields.blame) : subject)
    }
}
