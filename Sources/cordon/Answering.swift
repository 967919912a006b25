import Audit
import Canonical
import Diagnostics
import Execution
import LedgerSQLite
import Playbooks
import Views

/// Answers what a run waits for, signed by the approver whose key it is.
struct Answering {
    private let place: AuditPlace
    private let configuration: Configuration
    private let ledger: LedgerSQLite
    private let run: String
    private let step: String?
    private let key: SigningKey
    private let approver: Approver

    init(_ answer: AnswerOptions, _ project: ProjectOptions) throws(CommandFailure) {
        let parts = answer.place.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        (run, step) = (parts[0], parts.count == 2 ? parts[1] : nil)
        key = try Self.key(answer.key)
        guard let configuration = try Project.configuration(project).configuration else {
            throw CommandFailure(.usage, Messages.noConfiguration)
        }
        self.configuration = configuration
        approver = try Self.approver(of: key, configuration)
        place = try AuditPlace(project)
        guard Files.exists(place.ledger) else { throw CommandFailure(.usage, Messages.nothingAsked(answer.place)) }
        do { ledger = try LedgerSQLite(path: place.ledger) } catch { throw CommandFailure(error) }
    }

    private static func key(_ text: String) throws(CommandFailure) -> SigningKey {
        guard case .file(let path)? = SecretReference(text) else { throw CommandFailure(.usage, Messages.notAKeyReference(text)) }
        let key: SigningKey?
        do throws(KeyFile.Fault) { key = try KeyFile(path: path).load() } catch { throw CommandFailure(.usage, error.description) }
        guard let key else { throw CommandFailure(.usage, Messages.noSuchFile(path)) }
        return key
    }

    private static func approver(of key: SigningKey, _ configuration: Configuration) throws(CommandFailure) -> Approver {
        let keys = configuration.approverKeys
        guard let approver = configuration.approvers.first(where: { keys[$0.name] == key.verifyingKey }) else {
            throw CommandFailure(.refused, Messages.notAnApprover(key.verifyingKey.description))
        }
        return approver
    }

    /// Signs the answer to everything that the run, or the step, waits for. All of it is checked before any is signed.
    func answer(isApproval: Bool, _ output: Output) async throws -> Int32 {
        let asked = try questions()
        let time = SystemClock().now()
        var answered: [(asked: AskedStep, answer: SignedAnswer)] = []
        for question in asked {
            let archive = try archive(of: run)
            let found: [String: JSONValue]
            do { found = try ledger.past(of: archive.digest).runs[run]?.found ?? [:] } catch { throw CommandFailure(error) }
            let step = try AskedStep(question, archive, found: found)
            if let reason = step.refusal(of: approver, configuration.policy(of: step.tenant), at: time) {
                throw CommandFailure(.refused, reason)
            }
            let statement = ApprovalStatement(to: question, approver: approver.name, isApproval: isApproval, time: time)
            answered.append((step, statement.signed(by: key)))
        }
        output.show(answered.map { $0.asked.text }.joined())
        do { for (_, answer) in answered { try ledger.note(answer) } } catch { throw CommandFailure(error) }
        try await record()
        for (asked, _) in answered { output.show(Messages.answered(asked.question.place, by: approver.name, isApproval) + "\n") }
        output.show(document(answered.map { $0.asked }, isApproval))
        return 0
    }

    private func questions() throws(CommandFailure) -> [ApprovalQuestion] {
        let all: [ApprovalQuestion]
        do { all = try ledger.questions(of: run).map { $0.question } } catch { throw CommandFailure(error) }
        let asked = all.filter { $0.step == step ?? $0.step }
        guard !asked.isEmpty else { throw CommandFailure(.usage, Messages.nothingAsked(step.map { "\(run)/\($0)" } ?? run)) }
        return asked
    }

    private func archive(of run: String) throws(CommandFailure) -> PlanArchive {
        do throws(LedgerFailure) {
            let plan = try ledger.run(run)?.run.plan
            for tenant in configuration.tenants {
                for open in try ledger.openPlans(in: tenant.name) where open.digest.description == plan {
                    if let archive = open.archive { return archive }
                }
            }
        } catch { throw CommandFailure(error) }
        throw CommandFailure(.refused, Messages.nothingAsked(run))
    }

    /// The log is told at once where nobody holds it; else by the command that does, before it acts on the answer.
    private func record() async throws {
        guard let audit = try AuditSession.openUnlessLocked(place, ledger) else { return }
        try await audit.recordRequests(of: ledger)
        _ = try await audit.checkpoint(ledger)
    }

    private func document(_ steps: [AskedStep], _ isApproval: Bool) -> ResultDocument {
        ResultDocument(
            schema: "cordon/approval/1",
            [
                "approver": .string(approver.name), "answer": .string(isApproval ? "approve" : "deny"),
                "steps": .array(steps.map(\.json)),
            ])
    }
}
