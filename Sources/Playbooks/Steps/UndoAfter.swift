import Canonical
import Diagnostics

/// `undo_after`: a durable timer that takes the effect back.
public struct UndoAfter: Sendable {
    /// What happens if `when` does not hold at the time.
    public enum Otherwise: String, Sendable, CaseIterable {
        case ask, extend, keep
    }

    public let after: Duration
    /// What must hold then, read anew; nil takes back in any case.
    public let condition: Embedded?
    public let otherwise: Otherwise

    private static let after = Key("after", Form.duration(), required: true, "How long after the effect.")
    private static let condition = Key(
        "when", Form.embedded([#"device.alerts.all(a, a.status == "Resolved")"#]), "What must hold then, read anew.")
    private static let otherwise = Key("otherwise", Form<Otherwise>.word, "If it does not hold: `ask` (the default), `extend` or `keep`.")

    static let shortForm = Form.duration().map { time, _, _ in UndoAfter(after: time, condition: nil, otherwise: .ask) }
    static let form = MappingForm<UndoAfter>(
        "`undo_after`", "Takes the effect back.", [after, condition, otherwise], saying: ["dependencies": ["otherwise": ["when"]]]
    ) { fields in
        let (after, condition, otherwise) = (fields[Self.after], fields[Self.condition], fields[Self.otherwise])
        if !fields.has(Self.condition), let place = fields.place(of: Self.otherwise) {
            fields.collector.report(Messages.otherwiseWithoutWhen(place))
        }
        return after.map { UndoAfter(after: $0, condition: condition, otherwise: otherwise ?? .ask) }
    }
}
