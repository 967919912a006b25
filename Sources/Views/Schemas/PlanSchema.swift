import ActionKit
public import Canonical
import DefenderAPI
import Planning
import Playbooks

/// What a plan file holds: `PlanInputs.json`, `PlannedRun.json` and `PlannedStep.json` in the words of a schema.
public enum PlanSchema {
    /// Of what `cordon plan --out FILE` writes.
    public static let document = JSONShape.object(
        "What `cordon plan --out FILE` writes and `cordon apply FILE` takes: in canonical form (RFC 8785), and only ever carried out as the plan that its inputs give.",
        [
            .init("schema", .constant(.string(PlanFile.schema)), "This format and its version."),
            .init("plan", .digest, "The digest over all the rest of the file, in canonical form."),
            .init("id", .digest, "The digest of the inputs: step tokens are made of it."),
            .init("expires", .time, "From then on `apply` refuses the file."),
            .init("inputs", inputs, "All that the plan was computed from."),
            .init("runs", .list(of: run), "What the inputs give."),
        ]
    ).document("plan", "Cordon plan file")

    private static let inputs = JSONShape.object(
        "All that a plan is computed from: equal inputs give equal plans, to the byte.",
        [
            .init("tenant", .text(), "The tenant's name in cordon.yaml."),
            .init("tenantId", .text(), "The tenant's GUID."),
            .init("time", .time, "`now` of every expression."),
            .init("version", .text(), "The version of Cordon that made the plan."),
            .init("playbooks", .list(of: .file), "The files that playbooks were read from."),
            .init("projectFiles", .list(of: .file), "The files of the project that steps send."),
            .init("values", values, "What of cordon.yaml expressions read; left out where they read nothing.", required: false),
            .init("policy", .digest, "The digest of the policy, whatever its layout."),
            .init("lookback", JSONShape.text(examples: ["24h"]).orNull, "`--since`: replaces every playbook's lookback."),
            .init("scope", scope, "Which playbooks take part; left out for all but those that are called.", required: false),
            .init("handled", .list(of: handled), "What earlier runs have taken care of."),
            .init("gap", JSONShape.text().orNull, "Why alerts may be missing; null if none can be."),
            .init("facts", facts, "What is known of the tenant."),
        ])

    private static let values = JSONShape.object(
        "What of cordon.yaml expressions read.",
        [
            .init("vars", .map(of: JSONShape([:])), "The values by name.", required: false),
            .init("data", .map(of: .file), "The tables by name, with their files.", required: false),
            .init(
                "services", .map(of: .digest), "The digests of the operations of services that playbooks call, by `SERVICE.OPERATION`.",
                required: false),
            .init("calendars", .map(of: JSONShape(["type": "object"])), "The calendars by name.", required: false),
        ])

    private static let scope = JSONShape.object(
        "Which playbooks take part.",
        [
            .init("alertsOnly", .flag, "Only those that alerts start: one alert was asked for (`--alert`)."),
            .init("playbook", JSONShape.text().orNull, "Only this one (`--playbook`); null for all."),
            .init("inputs", .map(of: .text()), "What it is called with (`--input`)."),
        ])

    private static let handled = JSONShape.object(
        "A subject that an earlier run has taken care of.",
        [
            .init("playbook", .text(), "The playbook's name."),
            .init("subject", .subject, "What the run was about; behind a key the oldest alert of its window, in a line of its own."),
            .init("run", .text(), "The earlier run."),
        ])

    private static let facts = JSONShape.object(
        "The answers of the service that the plan rests on.",
        [
            .init("alerts", .map(of: entity), "The alerts, by id."),
            .init("devices", .map(of: entity.orNull), "The devices, by id; null where the service knows none."),
            .init(
                "found", .list(of: .deviceID), "The devices that triggers `devices` may match; left out for none.", required: false),
            .init("actions", .map(of: .list(of: entity)), "The machine actions of devices that were asked for them, by the device's id."),
            .init("lookups", lookups, "What actions asked for beside their devices."),
        ])

    private static let lookups = JSONShape.object(
        "What actions asked for beside their devices.",
        [
            .init("actions", lookup, "Machine actions by id; null where the service knows none."),
            .init("indicators", .map(of: .list(of: entity)), "The indicators of a value, by its type and the value."),
            .init("indicatorsById", lookup, "Indicators by id; null where the service knows none."),
            .init(
                "indicatorCount", .integer(from: 0), "How many indicators the tenant holds; left out where no step adds one.",
                required: false),
            .init("files", lookup, "Files by hash; null where the service knows none."),
            .init("libraryFiles", lookup, "Files of the live response library by name; null where it has none."),
            .init("alerts", lookup, "Alerts that steps look up, by id; left out where none does.", required: false),
            .init(
                "statistics", lookup, "What steps look up of files, domains and addresses, by `file`, `domain` or `ip` and its value.",
                required: false),
            .init("hunts", .list(of: hunt), "What hunting queries gave; left out where there is none.", required: false),
            .init(
                "related", .map(of: .list(of: JSONShape(["type": "object"]))),
                "What navigation properties lead to, by the property and the entity's key; left out where none is asked for.",
                required: false),
            .init("listings", .list(of: listing), "Collections of the whole tenant; left out where none is asked for.", required: false),
            .init(
                "reversals", .map(of: JSONShape(["type": "object"])),
                "What can be taken back of earlier runs, by their ids; left out where no step takes one back.", required: false),
            .init(
                "services", .list(of: serviceAnswer), "What services of cordon.yaml were asked; left out where none was.",
                required: false),
        ])

    private static let listing = JSONShape.object(
        "A collection of the tenant as the service was asked for it.",
        [
            .init("of", .choice(TenantListing.Kind.allCases.map(\.rawValue)), "Which collection."),
            .init(
                "where",
                .list(
                    of: .object(
                        "A comparison that the service was asked to make.",
                        [
                            .init("field", .text(), "The property."),
                            .init("is", .choice(FilterOperator.allCases.map(\.rawValue)), "The comparison, as the service spells it."),
                            .init("value", JSONShape(["type": ["string", "integer", "boolean"]]), "What it is compared with."),
                        ])),
                "What the service was asked to filter by; all have to hold."),
            .init(
                "entities", JSONShape.list(of: JSONShape(["type": "object"])).orNull,
                "The entities with what is read of them; null where there are more than an expression may go over."),
        ])

    private static let serviceAnswer = JSONShape.object(
        "A request to a service and what it gave.",
        [
            .init(
                "question",
                .object(
                    "The request as it was sent.",
                    [
                        .init("service", .text(), "The service."), .init("operation", .text(), "The operation."),
                        .init("method", .text(examples: ["GET"]), "The HTTP method."),
                        .init("origin", .text(), "The service's address, without a path."), .init("path", .text(), "Path and query."),
                        .init("body", JSONShape([:]), "What was sent; null where the method has no body."),
                        .init(
                            "outputs",
                            .list(
                                of: .object(
                                    "An output.",
                                    [.init("name", .text(), "Its name."), .init("type", .text(examples: ["string"]), "Its type.")])),
                            "What is read of the answer."),
                    ]), "What was asked."),
            .init("answer", .serviceAnswer, "What it gave."),
        ])

    private static let hunt = JSONShape.object(
        "A hunting query and what it gave: `rows`, or why it cannot be used.",
        [
            .init(
                "question",
                .object(
                    "The query as it was sent.",
                    [
                        .init("query", .text(), "KQL."),
                        .init(
                            "columns",
                            .list(
                                of: .object(
                                    "A column that is read.",
                                    [.init("name", .text(), "Its name."), .init("type", .text(examples: ["string"]), "Its type.")])),
                            "What is read of the result."),
                    ]), "What was asked."),
            .init("rows", .list(of: JSONShape(["type": "array"])), "The values of each row in the order of the columns.", required: false),
            .init("unusable", .text(), "What is wrong with the query or its result.", required: false),
        ])

    private static let lookup = JSONShape.map(of: JSONShape(["type": "object"]).orNull)

    /// An entity of the API in its own spelling, with the properties that are read and no others.
    private static let entity = JSONShape(["type": "object", "required": ["id"]])

    private static let run = JSONShape.object(
        "One playbook for one subject.",
        [
            .init("run", .runID, "The run's id."), .init("playbook", .text(), "The playbook's name."),
            .init(
                "mode", .choice([Playbook.Mode.enforce, .observe].map(\.rawValue)),
                "What the playbook may do. Observed runs are shown and rehearsed, never sent."),
            .init("subject", .subject, "What the run is about."),
            .init("alerts", .list(of: .text()), "The ids of its alerts, oldest first."),
            .init("device", JSONShape.deviceID.orNull, "The device; null if the alert names none, or if the run was taken care of before."),
            .init("deviceName", JSONShape.text().orNull, "The device's DNS name; null where the service gives none."),
            .init("skipped", JSONShape.text().orNull, "Why the run does nothing at all; null if it has steps to carry out."),
            .init(
                "failed", .flag, "Whether `skipped` is a failure, such as an expression that could not be evaluated, and no decision."),
            .init("values", JSONShape.text().orNull, "What the properties in a `when` that is false came to; null for any other reason."),
            .init("steps", .list(of: step), "What the playbook does, in order."),
        ])

    private static let duration = JSONShape.text(examples: ["30m"])

    private static let approval = JSONShape.object(
        "People who are asked before the step is done.",
        [
            .init("from", .list(of: .text()), "Groups of approvers, of whom each may answer."),
            .init("quorum", .integer(from: 1), "How many different people must agree."),
            .init("within", duration, "How long they have, from when they are asked."),
            .init("otherwise", .choice(Approval.Otherwise.allCases.map(\.rawValue)), "What happens if nobody answers in time."),
            .init("escalate", escalation, "Who is asked besides, later; left out where it is nobody.", required: false),
            .init("notify", .text(), "The channel that tells them; left out where none does.", required: false),
        ])

    private static let lease = JSONShape.object(
        "A time after which the step is taken back.",
        [
            .init("after", duration, "How long it stays, from when it was done."),
            .init("when", JSONShape.text().orNull, "What must hold then, read anew; null where nothing has to."),
            .init("otherwise", .choice(UndoAfter.Otherwise.allCases.map(\.rawValue)), "What happens if it does not hold."),
        ])

    private static let escalation = JSONShape.object(
        "Others who are asked.",
        [
            .init("after", duration, "How long the first have had to answer."),
            .init("to", .list(of: .text()), "Groups of approvers who may answer from then on."),
        ])

    private static let step = JSONShape.object(
        "A step of a run.",
        [
            .init("step", .text(), "The step's id; in a called playbook behind that of the call: `contain.isolate_device`."),
            .init("playbook", .text(), "The called playbook that it stands in; left out for the run's own.", required: false),
            .init("action", .text(examples: ["isolate_device"]), "The action's key."),
            .init("device", JSONShape.deviceID.orNull, "The device that it acts on."),
            .init("at", .text(examples: ["playbooks/contain-ransomware.yaml:14:5"]), "Where the step stands: file, line, column."),
            .init(
                "state", .choice(["ready", "known", "standby", "deferred", "skipped", "failed"]),
                "What the playbook says: it is done, looked up or judged while planning, done only where an earlier step that does the same is not, decided by the outcome of an earlier step, not wanted, or cannot be told."
            ),
            .init("reason", JSONShape.text().orNull, "Why it is not simply done."),
            .init("values", JSONShape.text().orNull, "What the properties in an `if` that is false came to; null for any other state."),
            .init(
                "approval", approval, "Whom the playbook wants to be asked first; left out where it is nobody.", required: false),
            .init(
                "undoAfter", lease, "When it is taken back; left out where it stays.", required: false),
            .init(
                "callsOffAfter", duration, "How long its device has before it is called off; left out where it never is.", required: false),
            .init(
                "atMost", .integer(from: 1),
                "How many steps it becomes at most, where only the run can tell what it acts on; left out where the plan knows.",
                required: false),
            .init(
                "item", .text(), "The item of a `for_each` that the step is done for; left out for other steps.", required: false),
            .init("requests", .list(of: .request), "What is sent, in order."),
            .init("undo", .list(of: .request), "What would take it back, in order; empty if nothing does."),
            .init("sentence", JSONShape.text().orNull, "What the step does; null where nothing is to be done."),
        ])
}
