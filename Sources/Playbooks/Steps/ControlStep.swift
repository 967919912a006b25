import Canonical
public import Diagnostics
public import YAMLSyntax

/// A step that steers the run instead of acting on something.
public enum ControlStep: Sendable {
    /// Fails unless the expression holds.
    case assert(Assertion)
    /// Runs another playbook.
    case call(Call)
    case pause(Pause)
    /// Takes back what a run put in force.
    case undo(run: Embedded)

    public struct Assertion: Sendable {
        public let condition: Embedded
        public let message: Embedded?
    }

    public struct Call: Sendable {
        public let playbook: Spanned<String>
        public let inputs: [(name: Spanned<String>, value: Node)]
    }

    public enum Pause: Sendable {
        case length(Duration)
        case until(Embedded, timeout: Duration)
    }

    private static let that = Key("that", Form.embedded(["device.machineTags.size() > 0"]), required: true, "What must hold.")
    private static let message = Key("message", Form.embedded(), "What is said if it does not.")
    private static let assertion = MappingForm<Assertion>("`assert`", "Fails unless something holds.", [that, message]) { fields in
        let (that, message) = (fields[Self.that], fields[Self.message])
        return that.map { Assertion(condition: $0, message: message) }
    }

    private static let playbook = Key("playbook", Form.text.spanned, required: true, "The name of a playbook with the trigger `manual`.")
    private static let with = Key(
        "with", Form<[Named<Node>]>.names("`with`", Form<Node>([:]) { value, _ in value.node }), "Its inputs by name.")
    private static let call = MappingForm<Call>("`call`", "Runs another playbook.", [playbook, with]) { fields in
        let (playbook, inputs) = (fields[Self.playbook], fields[Self.with])
        return playbook.map { Call(playbook: $0, inputs: (inputs ?? []).map { ($0.name, $0.value) }) }
    }

    private static let length = Key("for", Form.duration(), "How long.")
    private static let until = Key("until", Form.embedded(["steps.isolate.undone"]), "What ends it: an expression, read anew.")
    private static let timeout = Key("timeout", Form.duration(), "How long at most; `until` needs it.")
    private static let pause = MappingForm<Pause>(
        "`pause`", "Waits.", [length, until, timeout],
        saying: ["oneOf": [["required": ["for"]], ["required": ["until", "timeout"]]]]
    ) { fields in
        let (length, condition, timeout) = (fields[Self.length], fields[Self.until], fields[Self.timeout])
        switch (fields.has(Self.length), fields.has(Self.until), fields.has(Self.timeout)) {
        case (true, false, false): return length.map { .length($0) }
        case (false, true, true): return condition.flatMap { condition in timeout.map { .until(condition, timeout: $0) } }
        default:
            fields.collector.report(Messages.pauseForOrUntil(fields.blame))
            return nil
        }
    }

    private static let run = Key("run", Form.embedded(["lease.run"]), required: true, "The run: an expression.")
    private static let undo = MappingForm<Embedded>("`undo`", "Takes back what a run put in force.", [run]) { $0[run] }

    private static let assertKey = Key(
        "assert", Form.embedded().map { text, _, _ in Assertion(condition: text, message: nil) }.orMapping(assertion.form),
        "Fails the step unless an expression holds.")
    private static let callKey = Key("call", call.form, "Runs another playbook with typed inputs.")
    private static let pauseKey = Key("pause", pause.form, "Waits for a time or for something to hold.")
    private static let undoKey = Key("undo", undo.form, "Takes back what a run put in force.")

    static let declarations: [any KeyDeclaration] = [assertKey, callKey, pauseKey, undoKey]
    static let keys = ["assert", "call", "pause", "undo"]

    /// The first of the control keys that are there.
    static func read(_ fields: inout Fields) -> ControlStep? {
        let steps: [ControlStep?] = [
            fields[assertKey].map { .assert($0) }, fields[callKey].map { .call($0) }, fields[pauseKey].map { .pause($0) },
            fields[undoKey].map { .undo(run: $0) },
        ]
        return steps.compactMap { $0 }.first
    }
}
