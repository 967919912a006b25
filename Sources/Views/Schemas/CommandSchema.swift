public import Canonical
import Guardrails

/// What commands about the tenant print with --format json, in the words of a schema.
public enum CommandSchema {
    /// Of `auth status` and `auth login`.
    public static let identity = JSONShape.object(
        "What `cordon auth status` and `cordon auth login` print with --format json: what the token says.",
        [
            .init("schema", .constant("cordon/identity/1"), "This format and its version."),
            .init("tenant", .text(), "The tenant's name in cordon.yaml."),
            .init("tenantId", JSONShape.text().orNull, "The tenant that the token is for; null if it names none."),
            .init("kind", kind, "Who signed in."),
            .init("appId", JSONShape.text().orNull, "The app's client id."),
            .init("appName", JSONShape.text().orNull, "The app's name."),
            .init("objectId", JSONShape.text().orNull, "The object id of the app or user in the tenant."),
            .init("user", JSONShape.text().orNull, "The user's name; null for an app."),
            .init("audiences", .list(of: .text()), "Whom the token is for."),
            .init("permissions", .list(of: .text()), "Roles of an app, scopes of a user."),
            .init("expires", JSONShape.time.orNull, "When the token ends; null if it does not say it."),
        ]
    ).document("identity", "Cordon sign-in")

    /// Of `auth check`.
    public static let permissions = JSONShape.object(
        "What `cordon auth check` prints with --format json: the permissions of the sign-in against what the playbooks call.",
        [
            .init("schema", .constant("cordon/permissions/1"), "This format and its version."),
            .init("kind", kind, "Who signed in."), .init("held", .list(of: .text()), "The permissions in the token."),
            .init("missing", .list(of: missing), "The endpoints that stay closed."),
            .init("superfluous", .list(of: .text()), "Permissions without which every playbook could still run."),
        ]
    ).document("permissions", "Cordon permission check")

    /// Of `hunt`.
    public static let hunt = JSONShape.object(
        "What `cordon hunt` prints with --format json: the result of an advanced hunting query.",
        [
            .init("schema", .constant("cordon/hunt/1"), "This format and its version."),
            .init("columns", .list(of: column), "The columns, in order."),
            .init("rows", .list(of: .list(of: JSONShape([:]))), "The rows: a value per column, null where there is none."),
        ]
    ).document("hunt", "Cordon hunting result")

    /// Of `api GET PATH --download FILE`.
    public static let download = JSONShape.object(
        "What `cordon api GET PATH --download FILE` prints: what was downloaded.",
        [
            .init("schema", .constant("cordon/download/1"), "This format and its version."),
            .init("path", .text(), "Where it lies."), .init("size", .integer(from: 0), "Its length in bytes."),
            .init("digest", .digest, "The digest of its bytes."),
        ]
    ).document("download", "Cordon download")

    /// Of `halt` and `unhalt`.
    public static let halt = JSONShape.object(
        "What `cordon halt` and `cordon unhalt` print with --format json.",
        [
            .init("schema", .constant("cordon/halt/1"), "This format and its version."),
            .init("halted", .flag, "Whether writing is stopped from now on."),
            .init("stops", .list(of: stop), "The stop that was begun, or those that were ended."),
            .init("recorded", .flag, "Whether the audit log tells of it; else the command that holds the log writes it."),
        ]
    ).document("halt", "Cordon stop")

    /// Of `runs list` and `runs cancel`.
    public static let runs = JSONShape.object(
        "What `cordon runs list` and `cordon runs cancel` print with --format json.",
        [
            .init("schema", .constant("cordon/runs/1"), "This format and its version."),
            .init("runs", .list(of: .object("A run.", runKeys)), "Those that are not over first, else the newest first."),
        ]
    ).document("runs", "Cordon runs")

    /// Of `runs show`.
    public static let run = JSONShape.object(
        "What `cordon runs show` prints with --format json.",
        [.init("schema", .constant("cordon/run/1"), "This format and its version.")] + runKeys + [
            .init("steps", .list(of: endedStep), "The steps that have ended, in that order."),
            .init("requests", .list(of: request), "Every request that was made, or was about to be."),
        ]
    ).document("run", "Cordon run")

    private static let runKeys: [JSONShape.Key] = [
        .init("run", .runID, "The run's id."), .init("playbook", .text(), "The playbook's name."),
        .init("subject", .text(), "What the run is about."), .init("device", JSONShape.deviceID.orNull, "The device."),
        .init("plan", .digest, "The plan's digest."), .init("begun", .time, "When it began."),
        .init("ended", JSONShape.time.orNull, "When it ended; null while it is not over."),
        .init("outcome", JSONShape.text().orNull, "The worst outcome of its steps; null while it is not over."),
        .init("cancelledBy", JSONShape.text().orNull, "Who cancelled it."),
    ]

    private static let endedStep = JSONShape.object(
        "A step that has ended.",
        [
            .init("step", .text(), "The step's id."), .init("outcome", .text(), "How it ended."),
            .init("already", .flag, "Whether the wanted state was in force before."),
            .init("reason", JSONShape.text().orNull, "Why it is not simply done."),
            .init("rule", JSONShape.text().orNull, "What refused it."), .init("time", .time, "When."),
            .init("actionIds", .list(of: .text()), "The machine actions at the service."),
        ])

    private static let request = JSONShape.object(
        "A request.",
        [
            .init("step", .text(), "The step's id."), .init("action", .text(), "The action's key."),
            .init("target", .text(), "The device, or what else is changed."),
            .init("token", .text("^[A-Z2-7]{10}$"), "Stands at the end of the action's comment at the service."),
            .init("begun", .time, "When it was about to be sent."),
            .init("ended", JSONShape.time.orNull, "When it was known what came of it."),
            .init("resent", JSONShape.time.orNull, "When it was sent once more."),
            .init("result", JSONShape.text().orNull, "What came of it; null or `unknown` where nobody knows."),
            .init("actionId", JSONShape.text().orNull, "The machine action at the service."),
        ])

    private static let kind = JSONShape.choice(["app", "user"])

    private static let missing = JSONShape.object(
        "An endpoint that the sign-in may not call.",
        [
            .init("endpoint", .text(examples: ["isolate-machine"]), "The endpoint's id."),
            .init("anyOf", .list(of: .text()), "Any one of these would open it, the least one first."),
            .init("playbooks", .list(of: .text()), "The playbooks that call it."),
        ])

    private static let column = JSONShape.object(
        "A column of the result.",
        [
            .init("name", .text(), "The column's name."),
            .init("type", .text(examples: ["String", "DateTime"]), "The service's name of its type."),
        ])

    private static let stop = JSONShape.object(
        "Why nothing is written.",
        [
            .init("kind", .choice([Stop.Kind.halt, .breaker].map(\.rawValue)), "What stops writing."),
            .init("reason", .text(), "Why."), .init("by", .text(), "Who gave the command."), .init("since", .time, "Since when."),
        ])
}
