import Audit
public import Canonical

/// What the `audit` commands print with --format json.
extension CommandSchema {
    /// Of `audit show`.
    public static let auditStory = JSONShape.object(
        "What `cordon audit show` prints with --format json: the records of one run, device or alert.",
        [
            .init("schema", .constant("cordon/audit-story/1"), "This format and its version."),
            .init("subject", subject, "Of what."),
            .init("records", .list(of: record), "The records, in the order of the log."),
        ]
    ).document("audit-story", "Cordon audit story")

    /// Of `audit checkpoint`.
    public static let auditCheckpoint = JSONShape.object(
        "What `cordon audit checkpoint` and `cordon audit cosign` print with --format json.",
        [
            .init("schema", .constant("cordon/audit-checkpoint/1"), "This format and its version."),
            .init("origin", .text("^cordon/[a-z0-9-]{1,64}$"), "Whose log."),
            .init("records", .integer(from: 0), "How many records it covers."), .init("root", .digest, "The root of their tree."),
            .init(
                "fresh", JSONShape.flag.orNull,
                "Whether it was made now, of all that the log holds; else it is the last one that was made. null of `cosign`, which has not the log."
            ),
            .init("checkpoint", .text(), "The signed note itself."),
            .init("witness", JSONShape.text().orNull, "The key of the witness that has cosigned it just now; null of `checkpoint`."),
        ]
    ).document("audit-checkpoint", "Cordon audit checkpoint")

    /// Of `audit consistency`.
    public static let auditConsistency = JSONShape.object(
        "What `cordon audit consistency` prints with --format json.",
        [
            .init("schema", .constant("cordon/audit-consistency/1"), "This format and its version."),
            .init("consistent", .flag, "Whether the log begins with the records that the checkpoint was signed for."),
            .init("log", JSONShape.text().orNull, "The log's id; null if its first record does not tell it."),
            .init("from", head.orNull, "The tree of the checkpoint that was kept; null if that is no checkpoint of this log."),
            .init("to", head, "The tree of now."),
            .init("proof", .list(of: .digest), "The consistency proof of RFC 6962, section 2.1.2, from the one to the other."),
            .init("findings", .list(of: finding), "What speaks against it."),
        ]
    ).document("audit-consistency", "Cordon audit consistency")

    private static let subject = JSONShape.any(
        of: ["run", "device", "alert"].map { .object("Of a \($0).", [.init($0, .text(), "Its id.")]) })

    private static let record = JSONShape.object(
        "A record of the log (audit.schema.json) with the sentence that people see.",
        [
            .init("v", .constant(.integer(AuditRecord.version)), "The version of the record's form."),
            .init("seq", .integer(from: 0), "The number of the record, from 0."), .init("time", .time, "When."),
            .init("kind", .text(), "What happened."),
            .init("mode", .choice(AuditEntry.Mode.allCases.map(\.rawValue)), "`rehearsal` of a dry run; `none` for the log's own records."),
            .init("data", JSONShape(["type": "object"]), "All else that is known of it."),
            .init("sentence", .text(), "The same for people."),
        ])

    private static let head = JSONShape.object(
        "The head of the log's tree.",
        [.init("records", .integer(from: 0), "How many records it covers."), .init("root", .digest, "Its root.")])

    private static let finding = JSONShape.object(
        "Something that was found.",
        [
            .init("line", JSONShape.integer(from: 1).orNull, "In which line; null if it is a matter of the whole."),
            .init("message", .text(), "What is wrong."), .init("remedy", .text(), "What to do about it."),
        ])
}
