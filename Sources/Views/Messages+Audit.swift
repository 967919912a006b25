import Audit
import Canonical
import Diagnostics

/// What a record of the audit log says, as a sentence.
extension Messages {
    static func audit(_ entry: AuditEntry) -> String {
        TerminalText.escaped(sentence(entry, AuditWords(entry.fields)))
    }

    private static func sentence(_ entry: AuditEntry, _ words: AuditWords) -> String {
        switch entry.kind {
        case "log": "The log \(words["log"]) begins; its key is \(words["key"])."
        case "part": "File \(words["part"]) of the log begins."
        case "plan": "The plan \(words["plan"]) begins: \(words["runs"]) runs, tenant \(words["tenant"]), signed in as \(words.identity)."
        case "plan-resumed": "A later command goes on with the plan, signed in as \(words.identity)."
        case "plan-ended": "Every run of the plan has ended."
        case "run": "Run \(words["run"]) of \(words["playbook"]) begins for \(words["subject"]), on account of \(words.alerts)."
        case "run-left": "The command has ended and run \(words["run"]) has not: \(words["reason"])"
        case "run-cancelled": "\(words["by"]) cancelled run \(words["run"]): nothing more of it begins."
        case "run-ended": "Run \(words["run"]) has ended: \(words["outcome"])."
        case "undo": "\(words["by"]) takes back what run \(words["run"]) did."
        case "stop", "stop-lifted", "torn": words.all(after: entry.kind)
        default: step(entry, words)
        }
    }

    /// Records of a step.
    private static func step(_ entry: AuditEntry, _ words: AuditWords) -> String {
        let step = words["step"]
        switch entry.kind {
        case "intent":
            return "\(step): about to send \(words.request) [cordon:\(words["token"])]: \(words["sentence"])"
        case "receipt":
            let details = words.some(["status": "HTTP ", "actionId": "action ", "requestId": "request "])
            return "\(step): \(words["result"])\(details)\(words.reason)"
        case "resend": return "\(step): looked for, not found, sent once more [cordon:\(words["token"])]"
        case "outcome":
            let already = entry.fields["already"] == .bool(true) ? ", it was so already" : ""
            return "\(step): ended as \(words["outcome"])\(already)\(words.reason)\(words.some(["rule": "rule "]))"
        case "resolution":
            let answer = words["answer"] == "done" ? "it was carried out" : "it was not, and is sent again"
            return "\(step): \(words["by"]) answered for [cordon:\(words["token"])]: \(answer)"
        default: return asked(entry, words)
        }
    }

    /// Records of what people are asked, and of what is in force for a time.
    private static func asked(_ entry: AuditEntry, _ words: AuditWords) -> String {
        let step = words["step"]
        switch entry.kind {
        case "expanded":
            let targets = (entry.fields["steps"]?.arrayValue ?? []).compactMap { $0["device"]?.stringValue }.filter { !$0.isEmpty }
            return "\(step): what only the run could tell: \(targets.isEmpty ? "nothing" : targets.joined(separator: ", "))"
        case "announcement": return "\(step): about to tell \(words.request) [cordon:\(words["token"])]"
        case "announced": return "\(step): told, \(words["result"])\(words.some(["status": "HTTP "]))\(words.reason)"
        case "approval-asked": return "\(step): people are asked about \(words["digest"]), for \(words["by"])"
        case "approval":
            let isApproval = entry.fields["statement"]?.stringValue?.contains(#""answer":"approve""#) == true
            return "\(step): \(words["approver"]) has \(isApproval ? "agreed to it" : "denied it"), signed \(words["signature"])"
        case "lease": return "\(step): in force until \(words["until"])"
        case "lease-extended": return "\(step): in force until \(words["until"])\(words.reason)"
        case "lease-asked":
            let isExtension = entry.fields["until"]?.stringValue != nil
            return "\(step): \(words["by"]) wants \(isExtension ? "it to stay until \(words["until"])" : "it to be taken back now")"
        case "lease-ended": return "\(step): its time is over, \(words["ending"])\(words.reason)"
        default: return words.all(after: entry.kind)
        }
    }
}
