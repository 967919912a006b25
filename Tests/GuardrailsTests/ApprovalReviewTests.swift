import Canonical
import Guardrails
import Planning
import TestKit
import Testing

/// Whose agreement counts, and what silence means.
struct ApprovalReviewTests {
    private static let people: [String: Set<String>] = [
        "ana": ["desk"], "bob": ["desk"], "cem": ["lead"], "dora": ["lead", "desk"],
    ]

    /// What becomes of an isolation that `ana` asks about, when so much time has passed and these have answered.
    private func verdict(
        _ approval: String, policy: String = "", after seconds: Int, _ answers: [(String, Bool)], askedAbout digest: Digest? = nil
    ) throws -> Verdict {
        let option = approval.isEmpty ? "" : ", approval: \(approval)"
        let scenario = Scenario(
            """
            playbook: contain
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps: [ { isolate_device: { type: Full, comment: why }\(option) } ]
            """, policy: policy.isEmpty ? "none" : "\n  approvals: [ \(policy) ]")
        let plan = scenario.plan()
        let run = plan.runs[0]
        let asked = Sample.now
        let request = ApprovalRequest(
            run: run.id, step: "isolate_device", digest: digest ?? run.approvalDigest(of: "isolate_device"), asked: asked, askedBy: "ana",
            answers: answers.map { ApprovalAnswer(approver: $0.0, isApproval: $0.1, time: asked) })
        let standing = Standing(
            now: asked + .seconds(seconds), begun: [], approvers: Self.people, requests: seconds < 0 ? [] : [request])
        let review = Reviewer(scenario.policy, standing).review(plan, facts: plan.inputs.facts)
        return try #require(review.runs.first?.steps.first).verdict
    }

    private static let own = "{ from: [desk], quorum: 2, within: 1h, escalate: { after: 10m, to: [lead] } }"
    private static let rule = "{ actions: [isolate_device], within: 2h }"

    struct Case: CustomStringConvertible, Sendable {
        let approval: String
        var policy = ""
        let seconds: Int
        let answers: [(String, Bool)]
        let word: String

        var description: String { "\(approval) \(policy) \(seconds) \(answers)" }
    }

    static let cases = [
        Case(approval: own, seconds: 60, answers: [], word: "waiting"),
        Case(approval: own, seconds: 60, answers: [("bob", true)], word: "waiting"),
        Case(approval: own, seconds: 60, answers: [("bob", true), ("dora", true)], word: "cleared"),
        // Who asks does not count, nor does who is not asked.
        Case(approval: own, seconds: 60, answers: [("bob", true), ("ana", true)], word: "waiting"),
        Case(approval: own, seconds: 60, answers: [("bob", true), ("cem", true)], word: "waiting"),
        Case(approval: own, seconds: 60, answers: [("bob", true), ("nobody", true)], word: "waiting"),
        // Others are asked after a while.
        Case(approval: own, seconds: 600, answers: [("bob", true), ("cem", true)], word: "cleared"),
        // One denial weighs more than any number of approvals, if it is of somebody who is asked.
        Case(approval: own, seconds: 60, answers: [("bob", true), ("dora", false)], word: "denied"),
        Case(approval: own, seconds: 60, answers: [("cem", false)], word: "waiting"),
        Case(approval: own, seconds: 3_600, answers: [("bob", true)], word: "expired"),
        // What was agreed to in time stays agreed to.
        Case(approval: own, seconds: 7_200, answers: [("bob", true), ("dora", true)], word: "cleared"),
        Case(approval: "{ from: [desk], within: 1h, otherwise: proceed }", seconds: 3_600, answers: [], word: "cleared"),
        Case(approval: "{ from: [desk], within: 1h, otherwise: proceed }", seconds: 3_600, answers: [("bob", false)], word: "denied"),
        Case(approval: "{ from: [desk], within: 1h, otherwise: stop }", seconds: 3_600, answers: [], word: "stops"),
        Case(approval: "{ from: [desk], within: 1h, otherwise: stop }", seconds: 60, answers: [("bob", false)], word: "denied, stops"),
        // Playbook and policy have to be satisfied both.
        Case(approval: own, policy: rule, seconds: 60, answers: [("cem", true)], word: "waiting"),
        Case(approval: own, policy: rule, seconds: 60, answers: [("bob", true), ("dora", true)], word: "cleared"),
        Case(approval: "", policy: rule, seconds: 60, answers: [("cem", true)], word: "cleared"),
        Case(approval: "", policy: rule, seconds: 7_200, answers: [], word: "expired"),
        // Nobody was asked yet.
        Case(approval: own, seconds: -1, answers: [], word: "waiting"),
        // Where there are too few people nobody is asked at all.
        Case(approval: "{ from: [lead], quorum: 3 }", seconds: 60, answers: [], word: "refused"),
        Case(approval: "{ from: [unheard-of] }", seconds: 60, answers: [], word: "refused"),
    ]

    @Test(arguments: cases) func whoseAgreementCounts(_ test: Case) throws {
        let word =
            switch try verdict(test.approval, policy: test.policy, after: test.seconds, test.answers) {
            case .denied(_, let stops): stops ? "denied, stops" : "denied"
            case .expired(_, let stops): stops ? "stops" : "expired"
            case let verdict: verdict.word
            }
        #expect(word == test.word)
    }

    @Test func anAnswerAboutSomethingElseIsNone() throws {
        let verdict = try verdict(
            Self.own, after: 60, [("bob", true), ("dora", true)], askedAbout: Digest(of: Array("another request".utf8)))
        #expect(verdict.word == "refused")
        #expect(verdict.reason == "people were asked about something else than what would be done")
    }
}
