import ActionKit
import DefenderAPI
import Guardrails
import Planning

/// What has become of the deeds of a step so far.
struct StepCourse<Outcome: StepOutcome> {
    private let step: PlannedStep
    private let parts: Int
    private(set) var actionIDs: [String] = []
    /// What a service gave, by the names of the outputs.
    private(set) var found: [String: FieldValue] = [:]
    private var already: String?
    private var spared: [String] = []
    /// What a reader of the outcome has to know besides.
    private var notes: [String] = []
    /// Whether the deed at hand need not be done.
    private(set) var isSpared = false

    init(_ step: PlannedStep, parts: Int) {
        self.step = step
        self.parts = parts
    }

    /// Notes whether a deed is needed.
    /// - Returns: the step's outcome where that ends it.
    mutating func judge(_ need: PlanEffects.Need) -> Outcome? {
        isSpared = false
        switch need {
        case .needed: return nil
        case .inForce(let reason):
            isSpared = true
            spared.append(reason)
            return nil
        case .refused(let reason): return .refused(reason, rule: "drift")
        case .unknown(let reason): return .skipped(reason)
        }
    }

    /// Notes what became of a deed.
    /// - Returns: the step's outcome where that ends it.
    mutating func note(_ settlement: Settlement, of work: Deed.Work, run: String) -> Outcome? {
        switch settlement {
        case .done(let receipt):
            actionIDs += receipt.actionID.map { [$0] } ?? []
            if receipt.isPerhapsTwice { notes.append(Messages.perhapsTwice) }
            if let stored = receipt.stored { return .failed(Messages.storedInPart(stored)) }
            return note(receipt.answer, declared: work.call?.operation.outputs ?? [])
        case .shown: break
        case .failed(let reason, _): return .failed(reason)
        // Who stops the command keeps an order from being sent: that is their wish and no failure.
        case .notSent(let reason): return Task.isCancelled ? .cancelled(reason) : .failed(reason)
        case .held(let stop): return .refused(stop.sentence, rule: stop.rule)
        case .active(let reason):
            guard step.options.continuesIfAlready else { return .refused(reason, rule: "drift") }
            already = reason
        case .question(let reason):
            return .unknown(Messages.askSomebody(reason, run: run, step: step.id, isDelivery: step.action.delivers))
        }
        return nil
    }

    /// The service has done it, and later steps are to read what it gave: without that the step has failed, and can still be taken
    /// back.
    private mutating func note(_ answer: ServiceAnswer?, declared outputs: [ServiceField]) -> Outcome? {
        switch answer {
        case .values?: found = answer?.fields(outputs) ?? [:]
        case .unusable(let reason)?: return .failed(Messages.doneButUnusable(reason))
        case nil where !outputs.isEmpty: return .failed(Messages.doneButUnusable(Messages.answerLost))
        case nil: break
        }
        return nil
    }

    /// Notes what was under way against a deed that was done.
    /// - Returns: the step's outcome where that ends it.
    mutating func note(_ aftermath: Aftermath) -> Outcome? {
        switch aftermath {
        case .clear(let others): notes += others
        case .open(let reason): return .unknown(reason)
        case .stays(let reason): return .failed(reason)
        }
        return nil
    }

    var note: String? { notes.isEmpty ? nil : notes.joined(separator: "; ") }

    /// The outcome after all deeds; nil if they were done.
    var outcome: Outcome? {
        if spared.count == parts, let reason = spared.first { return .skipped(reason) }
        // Of several deeds, one that was in force already keeps none of the others back.
        if let already, parts == 1 { return .already(already) }
        return nil
    }
}
