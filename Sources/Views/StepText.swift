import ActionKit
import Canonical
import Diagnostics
import Playbooks

/// What a step does and on which terms, in a few words.
enum StepText {
    static func describe(_ step: RuleStep) -> String {
        var parts = [step.key]
        if let condition = step.condition { parts.append("if \(oneLine(condition.source.text))") }
        if let items = step.repetition { parts.append("for each of \(oneLine(items.items.source.text)), at most \(items.maximum)") }
        if let device = step.device { parts.append("on \(oneLine(device.source.text))") }
        if let approval = step.approval { parts.append("asks \(approval.from.map(\.value).joined(separator: ", "))") }
        if let wait = step.wait, wait.until == .finished { parts.append("waits until finished") }
        if let undo = step.undoAfter { parts.append("undone after \(DurationText.format(undo.after))") }
        return parts.joined(separator: "; ")
    }

    static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
