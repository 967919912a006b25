public import DefenderAPI

/// What expressions can ask of Cordon's own records.
extension EntitySchema {
    /// An effect of ours that is to end.
    public static let lease = EntitySchema.kept(
        "lease", key: "id", "What Cordon holds in force for a time.",
        fields: [
            .kept("id", .string, "The run and the step, as commands name them: `RUN/STEP`."),
            .kept("run", .string, "The run that holds it."),
            .kept("playbook", .string, "The playbook of that run."),
            .kept("step", .string, "The step that put it in force."),
            .kept("action", .string, "The action, by its key."),
            .kept("target", .string, "The device, by its id, or what else the step acts on; empty where that is in its inputs."),
            .kept("since", .timestamp, "When it took effect."),
            .kept("until", .timestamp, "When it is to be taken back."),
        ])

    /// A live run of a playbook.
    public static let run = EntitySchema.kept(
        "run", key: "id", "A live run of a playbook that the ledger remembers.",
        fields: [
            .kept("id", .string, "The run's id."),
            .kept("playbook", .string, "The playbook's name."),
            .kept("subject", .string, "What it is about."),
            .kept("device", .string, nullable: true, "The device's id; null where it is about none."),
            .kept("started", .timestamp, "When it was started."),
            .kept("ended", .timestamp, nullable: true, "When it ended; null while it has not."),
            .kept("outcome", .enumeration(.outcome), nullable: true, "The worst outcome of its steps; null while it has not ended."),
        ])
}

extension EnumSchema {
    /// How a step can end (language.md, "What later steps read").
    public static let outcome = EnumSchema.kept(
        "Outcome", ["done", "failed", "timed_out", "skipped", "denied", "expired", "refused", "cancelled"])
}
