import ActionKit
public import Diagnostics
import Expressions

/// A form that playbooks and policies may use but that this version cannot carry out yet. `validate` says so in a note;
/// whoever would act on it has to refuse.
public struct NotYetCarriedOut: Hashable, Sendable {
    /// The form as the language names it: `hunting`, `for_each`, `device.alerts`.
    public let feature: String
    public let range: SourceRange
    /// What this version does instead; nil if nothing.
    public let instead: String?

    init(feature: String, range: SourceRange, instead: String? = nil) {
        self.feature = feature
        self.range = range
        self.instead = instead
    }

    /// The remark of `validate`.
    public var note: Diagnostic { Messages.notYetCarriedOut(self) }

    /// The mistake for whoever would act.
    public var refusal: Diagnostic { Messages.cannotBeCarriedOut(self) }

    /// One note per form, at its first place.
    public static func notes(_ all: [NotYetCarriedOut]) -> [Diagnostic] {
        var seen: Set<String> = []
        return all.filter { seen.insert($0.feature).inserted }.map(\.note)
    }
}

/// Finds the forms in a checked playbook that planner and executor do not know. What is listed here shrinks as they learn.
struct CarriedOutReview {
    /// By name; empty where there is no cordon.yaml.
    let channels: [String: Channel.Kind]
    private(set) var findings: [NotYetCarriedOut] = []

    init(channels: [String: Channel.Kind]) { self.channels = channels }

    mutating func review(_ rule: Rule) {
        if let channel = rule.limits?.devices?.value.notify { review(channel: channel) }
        for step in rule.steps { review(step) }
    }

    private mutating func review(_ step: RuleStep) {
        if let channel = step.approval?.notify { review(channel: channel) }
        for parameter in step.action.parameters where parameter.isChannel {
            if let name = step.inputs[parameter.name]?.literal { review(channel: name) }
        }
    }

    /// The sentence names the channel's kind.
    mutating func review(channel name: Spanned<String>) {
        guard let kind = channels[name.value], kind != .webhook else { return }
        findings.append(NotYetCarriedOut(feature: "kind: \(kind.rawValue)", range: name.range, instead: Messages.webhooksOnly))
    }
}

extension Parameter {
    /// Whether its value is the name of a channel.
    var isChannel: Bool {
        guard case .shaped(.channel) = kind else { return false }
        return true
    }
}

extension RuleStep.Input {
    /// A text that is written as it is.
    var literal: Spanned<String>? {
        guard case .text(let text) = self else { return nil }
        return Spanned(text.source.text, at: text.source.range)
    }
}
