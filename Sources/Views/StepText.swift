import ActionKit
import Canonical
import Diagnostics
import Playbooks

/// What a step does and on which terms, in a few words.
enum StepText {
    static func describe(_ step: RuleStep) -> String {
        var parts = [work(step)]
        if let condition = step.condition { parts.append("if \(oneLine(condition.source.text))") }
        if let items = step.repetition { parts.append("for each of \(oneLine(items.items.source.text)), at most \(items.maximum)") }
        if let device = step.device { parts.append("on \(oneLine(device.source.text))") }
        if let approval = step.approval { parts.append("asks \(approval.from.map(\.value).joined(separator: ", "))") }
        if let wait = step.wait, wait.until == .finished { parts.append("waits until finished" + past(wait)) }
        if let undo = step.undoAfter { parts.append("undone after \(DurationText.format(undo.after))") }
        return parts.joined(separator: "; ")
    }

    private static func past(_ wait: Wait) -> String {
        guard let limit = wait.timeout else { return "" }
        return ", for \(DurationText.format(limit)) at most" + (wait.afterwards == .cancel ? ", and then calls it off" : "")
    }

    /// The key; of a control step with what it says.
    private static func work(_ step: RuleStep) -> String {
        switch step.work {
        case .action: step.key
        case .assert(let condition, _): "assert \(oneLine(condition.source.text))"
        case .call(let playbook, _): "call \(playbook)"
        case .pause(let duration): "pause for \(DurationText.format(duration))"
        case .pauseUntil(let condition, let timeout):
            "pause until \(oneLine(condition.source.text)), at most \(DurationText.format(timeout))"
        case .undo(let run): "undo the run \(oneLine(run.source.text))"
        }
    }

    static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
