import Diagnostics

/// Sentences about steps.
extension Messages {
    static func comesLater(_ range: SourceRange) -> Diagnostic.Related {
        .init(message: "this step is not before the one that asks for its outcome", range: range)
    }

    static func notNeeded(_ range: SourceRange) -> Diagnostic.Related {
        .init(message: "this step may still be running then: name it in `needs`", range: range)
    }

    static func unknownNeed(_ need: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0233", message: "there is no step `\(need.value)` before this one", range: need.range, allowed: known,
            suggestion: Spelling.nearest(to: need.value, among: known))
    }

    static func needsLater(_ need: Spanned<String>, _ other: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0234", message: "the step `\(need.value)` comes later: write it before the step that needs it", range: need.range,
            related: [.init(message: "here", range: other)])
    }

    static func needsCycle(_ need: Spanned<String>, _ other: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0235", message: "this step and `\(need.value)` would wait for each other for ever", range: need.range,
            related: [.init(message: "this step needs the other one already", range: other)])
    }

    static func needsDevice(_ action: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0236", message: "`\(action)` acts on a device, and the runs of this trigger have none: name it with `device`",
            range: range)
    }

    static func needsAlert(_ action: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0237", message: "`\(action)` acts on an alert, and the runs of this trigger have none: name it with `alert`",
            range: range)
    }

    static func cannotBeUndone(_ reason: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0238", message: "`undo_after` cannot be kept: \(reason)", range: range)
    }

    static func needsFinished(_ output: String, _ range: SourceRange, step: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0239", message: "`\(output)` is there once the device has carried out the step: that step needs `wait: finished`",
            range: range, related: [.init(message: "this step does not wait for the device", range: step)])
    }

    static func unknownCalendar(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0240", message: "cordon.yaml has no calendar `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known).map { "\"\($0)\"" })
    }

    static func calendarNotWritten(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0240", message: "`during` takes the name of a calendar as a text, so that it can be checked", range: range)
    }

    static func unknownChannel(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0241", message: "cordon.yaml has no channel `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func unknownGroup(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0242", message: "cordon.yaml has no approver in a group `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func quorumTooLarge(_ quorum: Spanned<Int>, people: Int) -> Diagnostic {
        Diagnostic(
            id: "CDN0243", message: "\(quorum.value) people can never agree: there are only \(people) in these groups", range: quorum.range)
    }

    static func unknownPlaybook(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0244", message: "there is no playbook `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func notCallable(_ name: Spanned<String>, callable: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0245", message: "`\(name.value)` cannot be called: its trigger is not `manual`", range: name.range, allowed: callable)
    }

    static func callCycle(_ call: Spanned<String>, from name: String) -> Diagnostic {
        Diagnostic(
            id: "CDN0246", message: "calling `\(call.value)` from `\(name)` leads back to `\(name)`: that would never end",
            range: call.range)
    }

    static func missingCallInput(_ input: Spanned<String>, _ call: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0247", message: "`\(call.value)` needs the input `\(input.value)`", range: call.range,
            related: [.init(message: "it has no default", range: input.range)])
    }

    /// - Parameter guess: the input that it was probably meant to be.
    static func unknownCallInput(
        _ name: Spanned<String>, of playbook: String, known: [String], guess: String?, isNeeded: Bool
    ) -> Diagnostic {
        let needs = guess.flatMap { isNeeded ? " and needs the input `\($0)`" : nil } ?? ""
        return Diagnostic(
            id: "CDN0248", message: "`\(playbook)` has no input `\(name.value)`" + needs, range: name.range, allowed: known,
            suggestion: guess)
    }

    static func textForType(_ name: String, _ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0252", message: "`\(name)` takes \(type): write one `${…}` and nothing else, which keeps its type", range: range)
    }

    static func notTheEntity(_ name: String, _ kind: String, _ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0252", message: "`\(name)` takes the \(kind) or its id, this is \(type)", range: range)
    }

    static func notForTheSink(_ type: String, accepted: [String], _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0258", message: "this is \(type), which cannot be written here as a value", range: range, allowed: accepted)
    }

    static func cannotBeWritten(_ expression: String) -> String { "the value of \(expression) cannot be written here" }

    static func notAList(_ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0253", message: "`for_each` needs a list, this is \(type)", range: range)
    }

    static func notADevice(_ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0254", message: "`device` needs a device or a machine id, this is \(type)", range: range)
    }

    static func notAnAlert(_ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0254", message: "`alert` needs an alert, a list of them or an alert id, this is \(type)", range: range)
    }

    static let columnTypes = ["string", "int", "bool", "double", "timestamp", "list(…)"]

    static func noColumnType(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0259", message: "the column `\(name.value)` cannot have this type: a query's rows hold none of it", range: name.range,
            allowed: columnTypes)
    }

    static func columnTwice(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0259", message: "the column `\(name.value)` is there already, but for the case of its letters", range: name.range)
    }

    static func columnCount(_ range: SourceRange, maximum: Int) -> Diagnostic {
        Diagnostic(id: "CDN0259", message: "`columns` takes 1 to \(maximum) columns", range: range)
    }

    static func optionWithoutEffect(_ option: String, _ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0255", message: "`\(option)` means nothing to `\(key)`", range: range)
    }

    static func proceedsAgainstPolicy(_ action: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0257", message: "policy asks for an approval of `\(action)`: `otherwise: proceed` would act without one", range: range)
    }
}
