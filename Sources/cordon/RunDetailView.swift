import Canonical
import Diagnostics
import Execution
import Views

/// One run for people and programs.
struct RunDetailView {
    private let run: RunRecord
    private let steps: [EndedStep]
    private let deeds: [RecordedDeed]
    private let questions: [(question: ApprovalQuestion, answers: [SignedAnswer])]

    /// - Parameter questions: what people were asked about a run that has not ended.
    init(
        _ found: (run: RunRecord, steps: [EndedStep], deeds: [RecordedDeed]),
        _ questions: [(question: ApprovalQuestion, answers: [SignedAnswer])]
    ) {
        (run, steps, deeds) = found
        self.questions = questions.filter { asked in !found.steps.contains { $0.id == asked.question.step } }
    }

    var document: ResultDocument {
        var json = RunListView.json(run)
        json["steps"] = .array(steps.map(Self.json))
        json["requests"] = .array(deeds.map(Self.json))
        json["asked"] = .array(questions.map { Self.json($0.question, $0.answers) })
        return ResultDocument(schema: "cordon/run/1", json)
    }

    var text: String {
        let steps = steps.map { step in
            "  \(step.past.outcome)  \(step.id)" + (step.past.reason.map { ": \($0)" } ?? "")
        }
        let requests = deeds.map { deed in
            "  \(deed.past.outcome ?? "unknown")  \(deed.step): \(deed.action) \(deed.target)  [cordon:\(deed.token)]"
                + (deed.past.actionID.map { "  action \($0)" } ?? "")
        }
        let asked = questions.map { asked in
            let answers = asked.answers.map { ", \(Self.answer($0)) by \($0.approver)" }.joined()
            return "  \(asked.question.step), since \(asked.question.asked)\(answers)"
        }
        let lines =
            [RunListView.line(run), "steps that have ended:"] + steps + ["requests:"] + requests
            + (asked.isEmpty ? [] : ["people are asked about:"] + asked)
        return lines.map { TerminalText.escaped($0) + "\n" }.joined()
    }

    private static func json(_ step: EndedStep) -> JSONValue {
        [
            "step": .string(step.id), "outcome": .string(step.past.outcome), "already": .bool(step.past.isAlready),
            "reason": text(step.past.reason), "rule": text(step.past.rule), "time": .string(step.time.description),
            "actionIds": .array(step.past.actionIDs.map { .string($0) }),
        ]
    }

    private static func json(_ deed: RecordedDeed) -> JSONValue {
        [
            "step": .string(deed.step), "action": .string(deed.action), "target": .string(deed.target), "token": .string(deed.token),
            "begun": .string(deed.past.begun.description), "ended": text(deed.past.ended?.description),
            "resent": text(deed.past.resent?.description), "result": text(deed.past.outcome), "actionId": text(deed.past.actionID),
        ]
    }

    private static func json(_ question: ApprovalQuestion, _ answers: [SignedAnswer]) -> JSONValue {
        [
            "step": .string(question.step), "digest": .string(question.digest.description), "asked": .string(question.asked.description),
            "askedBy": .string(question.askedBy),
            "answers": .array(answers.map { ["approver": .string($0.approver), "answer": .string(answer($0))] }),
        ]
    }

    private static func answer(_ signed: SignedAnswer) -> String { ApprovalStatement(signed.statement)?.answer ?? "?" }

    private static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
}
