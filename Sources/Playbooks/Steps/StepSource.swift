import Canonical
public import Diagnostics
public import YAMLSyntax

/// A step as it was written.
public struct StepSource: Sendable {
    /// What a step does, as it was written.
    public enum Work: Sendable {
        /// An action's key as it stands in the file and what it is given.
        case action(Mapping.Entry)
        case control(ControlStep)
    }

    public let id: Spanned<String>?
    public let name: String?
    public let condition: Embedded?
    /// The ids of the steps that must have ended; nil for the step before.
    public let needs: [Spanned<String>]?
    public let repetition: Repetition?
    public let device: Embedded?
    public let alert: Embedded?
    public let approval: Spanned<Approval>?
    public let wait: Spanned<Wait>?
    public let retry: Spanned<Retry>?
    public let onFailure: Spanned<FailurePath>?
    public let undoAfter: Spanned<UndoAfter>?
    public let continueIfAlready: Spanned<Bool>?
    /// Nil if there is none, which has been reported.
    public let work: Work?
    /// The key of the work.
    public let workKey: Spanned<String>?
    /// Where each option stands, by its key.
    public let places: [String: SourceRange]
    public let range: SourceRange

    /// `for_each` and what belongs to it.
    public struct Repetition: Sendable {
        public let items: Embedded
        /// The name of one item; `item` if none is written.
        public let name: Spanned<String>
        /// How many at most; more wait for a person.
        public let maximum: Int
        public let waves: Waves?
    }

    static let defaultMaximum = 100

    private static let id = Key(
        "id", Form.text.spanned.saying(["type": "string", "pattern": .string(Identifier.stepPattern)]),
        "How later steps name it; without it the action's name, with -2, -3 … for repeats.")
    private static let name = Key("name", Form.text, "For people.")
    private static let condition = Key(
        "if", Form.embedded([#"steps.isolate.outcome == "done""#]), "Whether it is done; an expression, judged once, before `for_each`.")
    private static let needs = Key(
        "needs", Form.list(Form.text.spanned), "The ids of the steps that must have ended; without it the step before. `[]` starts at once."
    )
    private static let forEach = Key(
        "for_each", Form.embedded(["alerts.map(a, a.machineId).distinct()"]), "A list: the step is done for each item.")
    private static let itemName = Key(
        "as", Form.text.spanned.saying(["type": "string", "pattern": .string(Identifier.itemPattern)]),
        "The name of one item of `for_each`; without it `item`.")
    private static let maximum = Key(
        "max", Form.integer(1...100_000).spanned, "How many items at most; more wait for a person. Without it 100.")
    private static let waves = Key("waves", Waves.form.form.spanned, "Items in groups, one after the other.")
    private static let device = Key("device", Form.embedded(["inputs.device"]), "The device: an expression; without it the run's.")
    private static let alert = Key(
        "alert", Form.embedded(["inputs.alert"]), "The alert: an expression; without it the run's, all where there are several.")
    private static let approval = Key("approval", Approval.form.form.spanned, "Asks people before the step is done.")
    private static let wait = Key(
        "wait", Wait.shortForm.orMapping(Wait.form.form).spanned, "How long to wait for the device: `accepted`, `finished`, or a mapping.")
    private static let retry = Key(
        "retry", Retry.shortForm.orMapping(Retry.form.form).spanned, "Tries again after a failure: how often, or a mapping.")
    private static let onFailure = Key(
        "on_failure", Form<FailurePath>.word.spanned,
        "What happens to the run if the step fails: `stop` (the default), `continue` or `undo`.")
    private static let undoAfter = Key(
        "undo_after", UndoAfter.shortForm.orMapping(UndoAfter.form.form).spanned,
        "Takes the effect back after a time: a duration, or a mapping.")
    private static let continueIfAlready = Key(
        "continue_if_already", Form.flag.spanned,
        "Whether an effect that is in force already counts as done; without it as the action has it.")

    private static let own: [any KeyDeclaration] = [
        id, name, condition, needs, forEach, itemName, maximum, waves, device, alert, approval, wait, retry, onFailure, undoAfter,
        continueIfAlready,
    ]

    static func form(_ actions: [String]) -> MappingForm<StepSource> {
        MappingForm(
            "a step", "One action, and when and how it is done.", own + ControlStep.declarations, others: .actions,
            saying: ["dependencies": ["as": ["for_each"], "max": ["for_each"], "waves": ["for_each"]]]
        ) { fields in
            let control = ControlStep.read(&fields)
            let (work, key) = self.work(fields, control, actions)
            let source = StepSource(
                id: fields[id], name: fields[name], condition: fields[condition], needs: fields[needs],
                repetition: repetition(&fields), device: fields[device], alert: fields[alert], approval: fields[approval],
                wait: fields[wait], retry: fields[retry], onFailure: fields[onFailure], undoAfter: fields[undoAfter],
                continueIfAlready: fields[continueIfAlready], work: work, workKey: key,
                places: Dictionary(fields.reader.mapping.entries.map { ($0.key.value, $0.key.range) }) { first, _ in first },
                range: fields.range)
            return source
        }
    }

    private static func repetition(_ fields: inout Fields) -> Repetition? {
        let (items, name, maximum, waves) = (fields[forEach], fields[itemName], fields[Self.maximum], fields[Self.waves])
        guard fields.has(forEach) else {
            for place in [fields.place(of: itemName), fields.place(of: Self.maximum), fields.place(of: Self.waves)] {
                if let place { fields.collector.report(Messages.onlyWithForEach(place)) }
            }
            return nil
        }
        return items.map { items in
            Repetition(
                items: items, name: name ?? Spanned("item", at: items.range), maximum: maximum?.value ?? defaultMaximum,
                waves: waves?.value)
        }
    }

    /// The one key that says what is done. A misspelt one is reported with the keys of a step and the actions.
    private static func work(_ fields: Fields, _ control: ControlStep?, _ actions: [String]) -> (Work?, Spanned<String>?) {
        for stranger in fields.others where !actions.contains(stranger.key.value) {
            let known = own.map { $0.name } + ControlStep.keys + actions
            fields.collector.report(Messages.unknownStepKey(stranger.key, known: known))
        }
        let written = fields.reader.mapping.entries.filter { actions.contains($0.key.value) || ControlStep.keys.contains($0.key.value) }
        guard let first = written.first else {
            let isEmpty = fields.others.isEmpty
            if isEmpty { fields.collector.report(Messages.noAction(fields.blame, known: actions + ControlStep.keys)) }
            return (nil, nil)
        }
        for second in written.dropFirst() { fields.collector.report(Messages.severalActions(first.key, second.key)) }
        if actions.contains(first.key.value) { return (.action(first), first.key) }
        return (control.map { .control($0) }, first.key)
    }
}
