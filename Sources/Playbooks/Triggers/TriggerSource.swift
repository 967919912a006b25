import Canonical
import Diagnostics
import YAMLSyntax

/// A trigger as it was written: which query starts a run, and what one run is about.
public enum TriggerSource: Sendable {
    case alerts(AlertTriggerSource)
    case hunting(HuntingTriggerSource)
    case devices(DeviceTriggerSource)
    case schedule(ScheduleTrigger)
    case manual([ManualInputSource])

    private static let alerts = Key(
        "alerts", AlertTriggerSource.form.form, "Alerts that match; read by `lastUpdateTime`.")
    private static let hunting = Key("hunting", HuntingTriggerSource.form.form, "Rows of an advanced hunting query.")
    private static let devices = Key("devices", DeviceTriggerSource.form.form, "Devices that match.")
    private static let schedule = Key("schedule", ScheduleTrigger.form.form, "A time.")
    private static let manual = Key("manual", ManualInputSource.trigger.form, "A call by a person or another program.")
    static let kinds = ["alerts", "hunting", "devices", "schedule", "manual"]

    /// Which query starts a run: exactly one of the kinds.
    static let form = MappingForm<Spanned<TriggerSource>>(
        "a trigger", "What starts a run: one of the five kinds.", [alerts, hunting, devices, schedule, manual],
        saying: ["oneOf": .array(kinds.map { ["required": [.string($0)]] })]
    ) { fields in
        let written = fields.reader.mapping.entries.filter { kinds.contains($0.key.value) }
        let sources: [TriggerSource?] = [
            fields[alerts].map { .alerts($0) }, fields[hunting].map { .hunting($0) }, fields[devices].map { .devices($0) },
            fields[schedule].map { .schedule($0) }, fields[manual].map { .manual($0) },
        ]
        guard let first = written.first else {
            if fields.others.isEmpty { fields.collector.report(Messages.noTrigger(fields.blame, kinds)) }
            return nil
        }
        for second in written.dropFirst() { fields.collector.report(Messages.severalTriggers(first.key, second.key)) }
        return sources.compactMap { $0 }.first.map { Spanned($0, at: first.key.range) }
    }
}
