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
