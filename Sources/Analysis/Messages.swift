import ActionKit
import Diagnostics
import Playbooks

/// The sentences of this module.
enum Messages {
    static func neverTrue(_ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0601", message: "`\(key)` can never be true: no values fulfil it", range: range)
    }

    static func alwaysTrue(_ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0602", severity: .warning,
            message: "`\(key)` is always true: it could be left out, or says something else than was meant", range: range)
    }

    static func neverMatters(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0603", severity: .warning, message: "this part can never be true here", range: range)
    }

    static func contradicts(_ key: String, _ range: SourceRange) -> Diagnostic {
        let others = key == "when" ? "`where`" : "`where` and `when`"
        return Diagnostic(
            id: "CDN0604",
            message: "`\(key)` can never be true after \(others): \(key == "when" ? "no run goes on" : "no run reaches this step")",
            range: range)
    }

    static let everyDevice = "to every device of the tenant"
    static let everyAlert = "for every alert"

    /// - Parameter action: the step itself, where a call leads to it.
    static func selectsNothing(_ step: RuleStep, of action: RuleStep, _ things: String, _ query: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0612", message: "`\(action.key)` would be done \(things): the trigger selects none",
            range: step.range,
            related: [.init(message: "this holds for all of them", range: query)])
    }

    static func takesBack(_ first: RuleStep, _ second: RuleStep) -> Diagnostic {
        Diagnostic(
            id: "CDN0605", severity: .warning,
            message:
                "the step \(second.id) takes back what the step \(first.id) has just done: put a `pause` or a `wait` between them, or use `undo_after`",
            range: second.range, related: [.init(message: "done here", range: first.range)])
    }

    static func opposes(_ overlap: Overlap) -> Diagnostic {
        Diagnostic(
            id: "CDN0606",
            message:
                "\(overlap.second.rule.name) takes back what \(overlap.first.rule.name) does to the same \(thing(overlap.aspect)) (\(overlap.witness ?? "any"))",
            range: overlap.second.step.range, related: [.init(message: "done here", range: overlap.first.step.range)])
    }

    static func doesTheSame(_ overlap: Overlap) -> Diagnostic {
        Diagnostic(
            id: "CDN0607", severity: .warning,
            message:
                "\(overlap.first.rule.name) does this to the same device already (\(overlap.witness ?? "any")): the later of the two stands by",
            range: overlap.second.step.range, related: [.init(message: "done here", range: overlap.first.step.range)])
    }

    static func changesPolicyTag(_ tag: String, _ step: RuleStep) -> Diagnostic {
        Diagnostic(
            id: "CDN0610", message: "the policy goes by the tag \(tag): playbooks cannot change it", range: step.range)
    }

    static func changesPolicyTag(_ tag: String, _ step: RuleStep, in tenant: String) -> Diagnostic {
        refused("the policy of tenant \(tenant) goes by the tag \(tag): the step is refused there", step)
    }

    /// - Parameter tenant: whose policy the rule stands in; nil for the project's.
    static func alwaysRefused(_ step: RuleStep, by rule: Policy.Protection, in tenant: String?) -> Diagnostic {
        let place = tenant.map { " in tenant \($0)" } ?? ""
        return refused("`\(step.key)` is always refused\(place), by the policy rule \(rule.name) (\(rule.range))", step)
    }

    static func asksIn(_ tenant: String, _ step: RuleStep) -> Diagnostic {
        refused("the policy of tenant \(tenant) asks for an approval of `\(step.key)`: `otherwise: proceed` means nothing there", step)
    }

    private static func refused(_ sentence: String, _ step: RuleStep) -> Diagnostic {
        Diagnostic(id: "CDN0611", severity: .warning, message: sentence, range: step.range)
    }

    private static func thing(_ aspect: DeviceState.Aspect) -> String {
        if case .indicator(let value) = aspect { "indicator of \(value)" } else { "device" }
    }

    static func triggersItself(_ change: TriggerChange) -> Diagnostic {
        Diagnostic(
            id: "CDN0608", severity: .warning,
            message: "\(change.what) that this step \(verb(change.value)) makes the playbook's own trigger match again",
            range: change.step.range)
    }

    private static func verb(_ value: FiniteValue) -> String {
        if case .text(let text) = value { "sets to \(text)" } else { "sets or takes off" }
    }

    static func destroysEvidence(_ step: RuleStep, before collecting: RuleStep) -> Diagnostic {
        Diagnostic(
            id: "CDN0609", severity: .warning,
            message: "this step destroys evidence that the step \(collecting.id) would still collect: collect it first",
            range: step.range, related: [.init(message: "collected here", range: collecting.range)])
    }
}
