public import Audit
public import Canonical

/// What an approver signs: what they were asked about, and what they say. Its text is canonical JSON (RFC 8785), so one
/// statement has one signature.
public struct ApprovalStatement: Hashable, Sendable {
    public static let schema = "cordon/approval-statement/1"

    public let run: String
    /// The step's id in the playbook.
    public let step: String
    /// What they were asked about (`PlannedRun.approvalDigest`).
    public let digest: Digest
    /// The name in cordon.yaml.
    public let approver: String
    public let isApproval: Bool
    public let time: Timestamp

    public init(to question: ApprovalQuestion, approver: String, isApproval: Bool, time: Timestamp) {
        run = question.run
        step = question.step
        digest = question.digest
        self.approver = approver
        self.isApproval = isApproval
        self.time = time
    }

    /// Reads a text; nil unless it is byte for byte what `text` would give.
    public init?(_ text: String) {
        guard let json = try? JSONValue(parsing: Array(text.utf8)), json["schema"] == .string(Self.schema),
            let run = json["run"]?.stringValue, let step = json["step"]?.stringValue,
            let digest = json["digest"]?.stringValue.flatMap({ Digest($0) }), let approver = json["approver"]?.stringValue,
            let answer = json["answer"]?.stringValue, ["approve", "deny"].contains(answer),
            let time = json["time"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) })
        else { return nil }
        (self.run, self.step, self.digest) = (run, step, digest)
        (self.approver, isApproval, self.time) = (approver, answer == "approve", time)
        guard self.text == text else { return nil }
    }

    /// The word for it.
    public var answer: String { isApproval ? "approve" : "deny" }

    /// What is signed.
    public var text: String {
        let json: JSONValue = [
            "schema": .string(Self.schema), "run": .string(run), "step": .string(step), "digest": .string(digest.description),
            "approver": .string(approver), "answer": .string(answer), "time": .string(time.description),
        ]
        return json.canonicalText
    }

    /// The answer with the approver's signature.
    public func signed(by key: SigningKey) -> SignedAnswer {
        SignedAnswer(run: run, step: step, approver: approver, statement: text, signature: key.signature(of: text))
    }
}
