public import Canonical
public import Execution
import GRDB

/// What people are asked, and what they answer.
extension LedgerSQLite: ApprovalLedger {
    /// A question that stands already stays as it is.
    public func ask(_ question: ApprovalQuestion) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO question (run, step, digest, asked, asked_by, rules) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    question.run, question.step, question.digest.description, question.asked.description, question.askedBy,
                    JSONValue.array(question.rules.map { .string($0) }).canonicalText,
                ])
        }
    }

    public func questions(of plan: Digest) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])] {
        try questions("run.plan = ?", plan.description)
    }

    public func questions(of run: String) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])] {
        try questions("run.id = ? AND run.outcome IS NULL", run)
    }

    private func questions(_ condition: String, _ value: String)
        throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])]
    {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT question.* FROM question JOIN run ON run.id = question.run WHERE \(condition) ORDER BY asked, run, step",
                arguments: [value]
            ).compactMap { row in
                guard let question = Self.question(row) else { return nil }
                let answers = try Row.fetchAll(
                    database, sql: "SELECT * FROM answer WHERE run = ? AND step = ? ORDER BY approver",
                    arguments: [question.run, question.step])
                return (question, answers.map { Self.answer($0) })
            }
        }
    }

    public func note(_ answer: SignedAnswer) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO answer (run, step, approver, statement, signature) VALUES (?, ?, ?, ?, ?)",
                arguments: [answer.run, answer.step, answer.approver, answer.statement, answer.signature])
        }
    }

    public func unrecordedAnswers() throws(LedgerFailure) -> [SignedAnswer] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM answer WHERE NOT is_recorded ORDER BY run, step, approver").map {
                Self.answer($0)
            }
        }
    }

    public func noteRecorded(_ answers: [SignedAnswer]) throws(LedgerFailure) {
        try write { database in
            for answer in answers {
                // Another answer of the same person may have come meanwhile.
                try database.execute(sql: "UPDATE answer SET is_recorded = 1 WHERE signature = ?", arguments: [answer.signature])
            }
        }
    }

    // MARK: Rows

    private static func question(_ row: Row) -> ApprovalQuestion? {
        guard let digest = Digest(row["digest"] as String), let asked = Timestamp(rfc3339: row["asked"]) else { return nil }
        return ApprovalQuestion(
            run: row["run"], step: row["step"], digest: digest, asked: asked, askedBy: row["asked_by"],
            rules: ((try? JSONValue(parsing: Array((row["rules"] as String).utf8)))?.arrayValue ?? []).compactMap(\.stringValue))
    }

    private static func answer(_ row: Row) -> SignedAnswer {
        SignedAnswer(
            run: row["run"], step: row["step"], approver: row["approver"], statement: row["statement"], signature: row["signature"])
    }
}
