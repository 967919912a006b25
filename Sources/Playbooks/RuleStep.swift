public import ActionKit
public import Diagnostics
public import Expressions

/// A checked step: its action is known, its inputs have the right types. A class, as it is handed about far more often than it is
/// made, and it has some twenty parts.
public final class RuleStep: Sendable {
    /// What stands behind a parameter.
    public enum Input: Sendable {
        /// A choice, fixed in the file.
        case choice(String)
        case text(TextInput)
        case texts([TextInput])
        /// One `${…}` that gives the whole list.
        case list(TextInput)
        /// The texts of each mapping by key.
        case records([[String: TextInput]])
        case columns(HuntingColumns)
        case call(ServiceInput)
    }

    /// A text with interpolation.
    public struct TextInput: Sendable {
        public let source: Embedded
        public let template: Template
        /// What the text is part of.
        public let sink: Sink
    }

    /// What the step does.
    public enum Work: Sendable {
        /// The inputs by parameter name.
        case action(any Action.Type, inputs: [String: Input])
        case assert(Condition, message: TextInput?)
        case call(playbook: String, inputs: [String: CallInput])
        case pause(Duration)
        case pauseUntil(Condition, timeout: Duration)
        case undo(run: Condition)
    }

    /// What a call gives to an input of the playbook that it runs.
    public enum CallInput: Sendable {
        case value(InputValue)
        case expression(Condition)
        case text(TextInput)
    }

    /// `for_each`: the step is done for each item.
    public struct Repetition: Sendable {
        public let items: Condition
        public let name: String
        public let maximum: Int
        public let waves: Waves?
    }

    public let id: String
    public let name: String?
    public let condition: Condition?
    /// Whether `condition` asks for the outcome of an earlier step, so that it can be told at run time only.
    public let readsOutcomes: Bool
    /// The earlier steps that `condition`, `for_each` and the work ask about, by id.
    public let reads: Reads
    public let work: Work
    /// The ids of the steps that must have ended, in the order of the file; without `needs` the step before.
    public let needs: [String]
    public let repetition: Repetition?
    /// The step's own device or alert; nil for the run's.
    public let device: Condition?
    public let alert: Condition?
    public let approval: Approval?
    /// `approval.if`; nil always asks.
    public let approvalCondition: Condition?
    public let wait: Wait?
    public let retry: Retry?
    public let onFailure: FailurePath
    public let undoAfter: UndoAfter?
    /// `undo_after.when`.
    public let undoCondition: Condition?
    /// Whether an effect that is in force already counts as done.
    public let continuesIfAlready: Bool
    /// Where each key of the step stands.
    public let places: [String: SourceRange]
    public let range: SourceRange

    init(
        id: String, name: String?, condition: Condition?, readsOutcomes: Bool, reads: Reads, work: Work, needs: [String],
        repetition: Repetition?, device: Condition?, alert: Condition?, approval: Approval?, approvalCondition: Condition?,
        wait: Wait?, retry: Retry?, onFailure: FailurePath, undoAfter: UndoAfter?, undoCondition: Condition?,
        continuesIfAlready: Bool, places: [String: SourceRange], range: SourceRange
    ) {
        self.id = id
        self.name = name
        self.condition = condition
        self.readsOutcomes = readsOutcomes
        self.reads = reads
        self.work = work
        self.needs = needs
        self.repetition = repetition
        self.device = device
        self.alert = alert
        self.approval = approval
        self.approvalCondition = approvalCondition
        self.wait = wait
        self.retry = retry
        self.onFailure = onFailure
        self.undoAfter = undoAfter
        self.undoCondition = undoCondition
        self.continuesIfAlready = continuesIfAlready
        self.places = places
        self.range = range
    }
}

extension RuleStep {
    /// The action of the catalogue.
    public var action: any Action.Type {
        switch work {
        case .action(let action, _): action
        case .assert: AssertStep.self
        case .call: CallStep.self
        case .pause, .pauseUntil: PauseStep.self
        case .undo: UndoStep.self
        }
    }

    /// By parameter name; empty for what is no action of the catalogue.
    public var inputs: [String: Input] {
        if case .action(_, let inputs) = work { return inputs }
        return [:]
    }

    /// The key in the file.
    public var key: String {
        switch work {
        case .action(let action, _): action.key
        case .assert: "assert"
        case .call: "call"
        case .pause, .pauseUntil: "pause"
        case .undo: "undo"
        }
    }

    /// All expressions of the step, in no order that matters.
    public var expressions: [CheckedExpression] {
        let conditions = [condition, repetition?.items, device, alert, approvalCondition, undoCondition].compactMap { $0 }
        return conditions.map(\.checked) + work.conditions.map(\.checked) + work.texts.flatMap(\.expressions)
    }
}

extension RuleStep.TextInput {
    /// The expressions in the text.
    public var expressions: [CheckedExpression] {
        template.parts.compactMap { part in
            if case .expression(let expression, _) = part { return expression }
            return nil
        }
    }
}

extension RuleStep.Input {
    /// All its texts; those of a mapping by their keys.
    var texts: [RuleStep.TextInput] {
        switch self {
        case .choice, .columns: []
        case .text(let text), .list(let text): [text]
        case .texts(let texts): texts
        case .call(let call): call.texts
        case .records(let records): records.flatMap { record in record.sorted { $0.key < $1.key }.map(\.value) }
        }
    }
}

extension RuleStep.Work {
    var conditions: [Condition] {
        switch self {
        case .action, .pause: []
        case .assert(let condition, _), .pauseUntil(let condition, _), .undo(let condition): [condition]
        case .call(_, let inputs):
            inputs.values.compactMap { if case .expression(let condition) = $0 { condition } else { nil } }
        }
    }

    var texts: [RuleStep.TextInput] {
        switch self {
        case .action(_, let inputs):
            inputs.values.flatMap(\.texts)
        case .assert(_, let message): message.map { [$0] } ?? []
        case .call(_, let inputs): inputs.values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        case .pause, .pauseUntil, .undo: []
        }
    }
}
