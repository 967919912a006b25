public import Diagnostics

/// `approval`: people are asked before a step is done.
public struct Approval: Sendable {
    /// What becomes of the step if nobody answers in time.
    public enum Otherwise: String, Sendable, CaseIterable {
        case skip, proceed, stop
    }

    /// Asks others if the first have not answered.
    public struct Escalation: Sendable {
        public let after: Duration
        /// Groups of approvers.
        public let to: [Spanned<String>]
    }

    /// Whether to ask at all; nil always asks.
    public let condition: Embedded?
    /// Groups of approvers, of whom each may answer.
    public let from: [Spanned<String>]
    /// How many different people must agree.
    public let quorum: Spanned<Int>?
    public let within: Duration
    public let otherwise: Otherwise
    /// The channel that asks.
    public let notify: Spanned<String>?
    public let escalation: Escalation?

    private static let after = Key("after", Form.duration(), required: true, "How long the first have had to answer.")
    private static let to = Key("to", Form.list(Form.text.spanned, atLeast: 1), required: true, "Groups of approvers who are asked then.")
    private static let escalation = MappingForm<Escalation>("`escalate`", "Asks others too.", [after, to]) { fields in
        let (after, to) = (fields[Self.after], fields[Self.to])
        guard let after, let to else { return nil }
        return Escalation(after: after, to: to)
    }

    private static let condition = Key(
        "if", Form.embedded([#"device.deviceValue == "High""#]), "Whether to ask; without it always. If it fails, people are asked.")
    private static let from = Key(
        "from", Form.list(Form.text.spanned, atLeast: 1), required: true, "Groups of approvers (cordon.yaml, `approvers`).")
    private static let quorum = Key("quorum", Form.integer(1...100).spanned, "How many different people must agree; without it one.")
    private static let within = Key("within", Form.duration(), "How long they have; without it 1d.")
    private static let otherwise = Key(
        "otherwise", Form<Otherwise>.word, "What happens if nobody answers: `skip` (the default), `proceed` or `stop`.")
    private static let notify = Key("notify", Form.text.spanned, "The channel that asks.")
    private static let escalate = Key("escalate", escalation.form.spanned, "Whom to ask when nobody has answered for a while.")

    static let form = MappingForm<Approval>(
        "`approval`", "Asks people before the step is done.", [condition, from, quorum, within, otherwise, notify, escalate]
    ) { fields in
        let (condition, from, quorum) = (fields[Self.condition], fields[Self.from], fields[Self.quorum])
        let (within, otherwise, notify) = (fields[Self.within], fields[Self.otherwise], fields[Self.notify])
        let escalation = fields[escalate]
        let time = within ?? .seconds(86400)
        if let escalation, escalation.value.after >= time { fields.collector.report(Messages.escalatesTooLate(escalation.range)) }
        return from.map {
            Approval(
                condition: condition, from: $0, quorum: quorum, within: time, otherwise: otherwise ?? .skip, notify: notify,
                escalation: escalation?.value)
        }
    }
}
