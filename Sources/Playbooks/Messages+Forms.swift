import Canonical
import Diagnostics

/// Sentences about triggers, values and options.
extension Messages {
    static func durationOutOfRange(_ name: String, longest: Duration, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0211", message: "\(name) must be longer than nothing and at most \(DurationText.format(longest))", range: range)
    }

    static func noTrigger(_ range: SourceRange, _ kinds: [String]) -> Diagnostic {
        Diagnostic(id: "CDN0219", message: "a trigger needs one of its kinds", range: range, allowed: kinds)
    }

    static func severalTriggers(_ first: Spanned<String>, _ second: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0220", message: "a playbook has one trigger; `\(second.value)` is a second one: make it a playbook of its own",
            range: second.range, related: [.init(message: "the first one", range: first.range)])
    }

    static func emptyList(_ name: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0221", message: "\(name) must hold at least one item", range: range)
    }

    static func unknownType(_ text: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0222", message: "there is no type `\(text.value)`", range: text.range, allowed: known,
            suggestion: Spelling.nearest(to: text.value, among: known))
    }

    static func notAShare(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0223", message: "this must be a share such as 5% or 0.5%, above 0% and at most 100%", range: range)
    }

    static func everyOrAt(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0224", message: "`schedule` needs either `every` or `at`", range: range, allowed: ["every", "at"])
    }

    static func notAWeeklyTime(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0225", message: "this must be a time such as 03:00, Mon 08:00 or Mon-Fri 18:30", range: range)
    }

    static func notAZone(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0226", message: "this must be a time zone such as UTC or Europe/Paris", range: range)
    }

    static func zoneWithoutTime(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0227", message: "`zone` means nothing without `at`", range: range)
    }

    static func onlyWithForEach(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0228", message: "this means nothing without `for_each`", range: range)
    }

    static func pauseForOrUntil(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0229", message: "`pause` needs either `for`, or `until` with `timeout`", range: range,
            allowed: ["for", "until", "timeout"])
    }

    static func thenWithoutTimeout(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0230", message: "`then` means nothing without `timeout`", range: range)
    }

    static func otherwiseWithoutWhen(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0230", message: "`otherwise` means nothing without `when`", range: range)
    }

    static func escalatesTooLate(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0231", message: "`escalate` comes too late: `after` must be shorter than `within`", range: range)
    }

    static func countOrShare(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0232", message: "this needs `count` or `share`, or both", range: range, allowed: ["count", "share"])
    }

    static func notAHash(_ text: Spanned<String>, _ type: ValueType) -> Diagnostic {
        Diagnostic(
            id: "CDN0249", message: "this must be \(type.hashLength ?? 0) hexadecimal digits", range: text.range)
    }

    static func notAKeyType(_ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0256", message: "a key must be a plain value that can be compared, this is \(type)", range: range)
    }

    static func subjectNotHere(_ subject: Spanned<RunLimits.Subject>, here: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0250", message: "the runs of this trigger have no `\(subject.value.rawValue)` to count by", range: subject.range,
            allowed: here)
    }

    static func rootOfUnknownType(_ root: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0251", severity: .warning, message: "there is no cordon.yaml: what `\(root)` holds is not known and not checked",
            range: range)
    }

    static let webhooksOnly = "it delivers to webhooks only"

    static func notYetCarriedOut(_ form: NotYetCarriedOut) -> Diagnostic {
        Diagnostic(
            id: "CDN0290", severity: .note,
            message: "this version checks `\(form.feature)` but cannot carry it out: plan, apply and run refuse it"
                + (form.instead.map { "; \($0)" } ?? ""),
            range: form.range)
    }

    static func cannotBeCarriedOut(_ form: NotYetCarriedOut) -> Diagnostic {
        let instead = form.instead.map { "; \($0)" } ?? ""
        return Diagnostic(id: "CDN0291", message: "this version cannot carry out `\(form.feature)` yet\(instead)", range: form.range)
    }
}
