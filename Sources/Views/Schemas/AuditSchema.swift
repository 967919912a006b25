import Audit
public import Canonical
import Execution
import Guardrails
import Playbooks

/// What a line of the audit log holds, by its kind.
public enum AuditSchema {
    /// A kind of record.
    private struct Kind {
        let name: String
        let modes: [AuditEntry.Mode]
        let data: JSONShape

        init(_ name: String, _ summary: String, _ keys: [JSONShape.Key], modes: [AuditEntry.Mode] = [.live, .rehearsal]) {
            self.name = name
            self.modes = modes
            data = .object(summary, keys)
        }
    }

    /// Of one line of audit.jsonl.
    public static let document: JSONValue = {
        let record = JSONShape.object(
            "One line of audit.jsonl, as `cordon audit log --format json` prints it: in canonical form (RFC 8785).",
            [
                .init("v", .constant(.integer(AuditRecord.version)), "The version of this form."),
                .init("seq", .integer(from: 0), "The number of the record, from 0."), .init("time", .time, "When."),
                .init("kind", .choice(kinds.map(\.name)), "What happened."),
                .init("mode", modes(AuditEntry.Mode.allCases), "`rehearsal` of a dry run; `none` for the log's own records."),
                .init("data", JSONShape(["type": "object"]), "All else that is known of it."),
            ])
        var words = record.words
        words["anyOf"] = .array(
            kinds.map { kind in
                let parts: JSONObject = [
                    "kind": ["const": .string(kind.name)], "mode": .object(modes(kind.modes).words), "data": .object(kind.data.words),
                ]
                return ["properties": .object(parts)]
            })
        return JSONShape(words).document("audit", "Cordon audit record")
    }()

    private static func modes(_ modes: [AuditEntry.Mode]) -> JSONShape { .choice(modes.map(\.rawValue)) }

    private static let kinds = [
        Kind(
            "log", "Record 0: which log this is.",
            [
                .init("format", .constant("cordon/audit/1"), "The form of the log."),
                .init("log", .text("^[a-z0-9-]{1,64}$"), "The log's id."),
                .init("key", .text("^ed25519:[A-Za-z0-9+/]{43}=$"), "The public key that signs its roots."),
            ], modes: [.none]),
        Kind(
            "part", "The first record of a file of the log, but the first one.",
            [
                .init("part", .integer(from: 2), "Which file it begins."), .init("log", .text("^[a-z0-9-]{1,64}$"), "The log's id."),
                .init("key", .text("^ed25519:[A-Za-z0-9+/]{43}=$"), "The public key that signs its roots."),
                .init("checkpoint", .text(), "The last checkpoint of the file before."),
                .init("tree", .list(of: .digest), "The roots of the full subtrees of what it covers, the largest first."),
            ], modes: [.none]),
        Kind("plan", "A plan begins: who, on which files, under which policy.", plan),
        Kind("plan-resumed", "A command goes on with what another one left of a plan; the policy is that of now.", plan, modes: [.live]),
        Kind("plan-ended", "Every run of a plan has ended.", [.init("plan", .digest, "The plan's digest.")], modes: [.live]),
        Kind("stop", "Nothing is written from now on: the kill switch, or the policy's breaker.", stop, modes: [.live]),
        Kind("stop-lifted", "A person has ended that.", stop, modes: [.live]),
        Kind(
            "run", "A run begins.",
            [
                .init("plan", .digest, "The plan's digest."), .init("tenant", .text(), "The tenant's name in cordon.yaml."),
                .init("run", .runID, "The run's id."), .init("playbook", .text(), "The playbook's name."),
                .init("subject", .subject, "What the run is about."),
                .init("alerts", .list(of: .text()), "The ids of its alerts, oldest first."),
                .init("device", JSONShape.deviceID.orNull, "The device."),
            ]),
        Kind(
            "intent", "A request is about to be sent.",
            deed + [
                .init("action", .text(), "The action's key."),
                .init("device", .text(), "The device that it acts on; for an action on something else the id or value of that."),
                .init("request", JSONShape.request.orNull, "What is sent; null where another deed's request does it."),
                .init(
                    "with", .text(), "The token of the deed whose request does this one, too; left out where it has its own.",
                    required: false),
                .init("sentence", .text(), "What the step does."),
                .init(
                    "called", .list(of: .text()),
                    "The called playbooks that the step stands in, the outermost first; not there without one.",
                    required: false),
                .init(
                    "by", .object("A step.", [.init("run", .runID, "The run."), .init("step", .text(), "The step's id.")]),
                    "The step that takes back what this run did; not there for the run's own deeds.", required: false),
            ]),
        Kind(
            "announcement", "People are about to be told something that is no step: that they are asked, or that the breaker has opened.",
            announcement + [.init("request", .request, "What is sent.")], modes: [.live]),
        Kind(
            "announced", "What came of that; it holds nothing up.",
            announcement + [
                .init("result", .choice(["done", "failed", "refused", "unknown", "rehearsed"]), "What is known of it."),
                .init("status", JSONShape.integer().orNull, "The HTTP status."),
                .init("reason", JSONShape.text().orNull, "Why it was not taken."),
            ], modes: [.live]),
        Kind("receipt", "What came of a request.", deed + receipt),
        Kind(
            "pause", "A step waits from then on; whoever goes on with the run counts from the entry's time.",
            [
                .init("run", .runID, "The run."), .init("step", .text(), "The step's id."),
                .init("until", .time, "Until when, at most where it waits for something."),
            ]),
        Kind("resend", "The effect was looked for, not found, and the request is sent once more.", deed),
        Kind(
            "outcome", "How a step ended.",
            [
                .init("run", .runID, "The run."), .init("step", .text(), "The step's id."),
                .init("action", .text(), "The action's key."), .init("device", JSONShape.deviceID.orNull, "The device."),
                .init("outcome", outcome, "How it ended."),
                .init("already", .flag, "Whether the wanted state was in force before."),
                .init("actionIds", .list(of: .text()), "The machine actions at the service."),
                .init("reason", JSONShape.text().orNull, "Why it is not simply done."),
                .init("rule", JSONShape.text().orNull, "What refused it: the rule of the policy and where it stands, or `drift`."),
                .init(
                    "found", .digest, "Of a look-up that only the run could ask: the digest of what it gave, which the ledger keeps.",
                    required: false),
            ]),
        Kind(
            "run-ended", "How a run ended.",
            [.init("run", .runID, "The run."), .init("outcome", outcome, "The worst outcome of its steps.")]),
        Kind(
            "run-left", "A run has not ended, and its command has: `cordon resume` goes on with it.",
            [.init("run", .runID, "The run."), .init("reason", .text(), "Why it is left.")]),
        Kind(
            "run-cancelled", "A person has cancelled a run: nothing more of it begins.",
            [.init("run", .runID, "The run."), .init("by", .text(), "Who.")], modes: [.live]),
        Kind(
            "resolution", "A person has told what the service could not.",
            [
                .init("run", .runID, "The run."), .init("step", .text(), "The step's id."),
                .init("token", .text("^[A-Z2-7]{10}$"), "The request."),
                .init("answer", .choice(["done", "retry"]), "`done`: it was carried out. `retry`: it was not, and is sent again."),
                .init("by", .text(), "Who."),
            ], modes: [.live]),
        Kind(
            "expanded", "What only the run could tell of a step is known: these steps it becomes. The ledger keeps what they rest on.",
            place + [
                .init("found", .digest, "The digest of what the ledger keeps."),
                .init(
                    "steps",
                    .list(
                        of: .object(
                            "A step.",
                            [
                                .init("step", .text(), "Its id."),
                                .init("device", .text(), "The device that it acts on, or the ids of alerts, or nothing."),
                            ])), "What is held against the policy before any of it is begun."),
            ], modes: [.live]),
        Kind(
            "approval-asked", "People are asked about a step.",
            [
                .init("run", .runID, "The run."), .init("step", .text(), "The step's id in the playbook."),
                .init("digest", .digest, "What they are asked about."), .init("by", .text(), "Who gave the command that asks."),
                .init("asks", .list(of: demand), "Who has to agree."),
            ], modes: [.live]),
        Kind(
            "approval", "An approver has answered.",
            [
                .init("run", .runID, "The run."), .init("step", .text(), "The step's id in the playbook."),
                .init("approver", .text(), "Who, as cordon.yaml names them."),
                .init("statement", .text(), "What was signed: canonical JSON, with the answer."),
                .init("signature", .text("^[A-Za-z0-9+/]{86}==$"), "Ed25519 over the statement."),
            ], modes: [.live]),
        Kind(
            "undo", "A person takes back what a run did.", [.init("run", .runID, "The run."), .init("by", .text(), "Who.")],
            modes: [.live]),
        Kind(
            "lease", "A step that was done is to be taken back in time.",
            place + [
                .init("plan", .digest, "The plan's digest."), .init("action", .text(), "The action's key."),
                .init("device", .text(), "The device, or what else the step names."),
                .init("after", .text(examples: ["8h"]), "How long it was meant to stay."), .init("until", .time, "Until when it stays."),
            ], modes: [.live]),
        Kind(
            "lease-extended", "The step stays for another while, as its playbook wants it.",
            place + [.init("until", .time, "Until when it stays."), .init("reason", .text(), "Why.")], modes: [.live]),
        Kind(
            "lease-asked", "A person wants the step to stay for longer, or to be taken back now.",
            place + [
                .init("until", JSONShape.time.orNull, "Until when it is to stay; null: it is to be taken back now."),
                .init("by", .text(), "Who."), .init("at", .time, "When."),
            ], modes: [.live]),
        Kind(
            "lease-ended", "The step is not to be taken back any more.",
            place + [
                .init(
                    "ending", .choice(Lease.Ending.allCases.map(\.rawValue)),
                    "Taken back, kept as the playbook wants it, or no longer ours."),
                .init("reason", JSONShape.text().orNull, "Why it was not taken back."),
            ], modes: [.live]),
        Kind(
            "torn", "A killed writer left an unfinished line, which was cut off.",
            [.init("bytes", .integer(from: 1), "How long it was."), .init("hash", .digest, "The digest of what was cut off.")],
            modes: [.none]),
    ]

    private static let outcome = JSONShape.choice([
        "done", "rehearsed", "failed", "timed_out", "refused", "skipped", "unknown", "pending", "cancelled", "denied", "expired",
    ])

    private static let place: [JSONShape.Key] = [.init("run", .runID, "The run."), .init("step", .text(), "The step's id.")]

    private static let demand = JSONShape.object(
        "One reason for which people have to agree.",
        [
            .init("groups", JSONShape.list(of: .text()).orNull, "Groups of approvers; null for every approver."),
            .init("quorum", .integer(from: 1), "How many different people."), .init("until", .time, "How long they have."),
            .init("rule", .text(), "`approval` of the playbook, or the line of the policy."),
        ])

    private static let stop: [JSONShape.Key] = [
        .init("what", .choice([Stop.Kind.halt, .breaker].map(\.rawValue)), "`halt` of `cordon halt`, or `breaker`."),
        .init("tenant", JSONShape.text().orNull, "Where it holds; null for every tenant."),
        .init("reason", .text(), "Why."), .init("by", .text(), "Who asked for it, or who ended it; `cordon` for a breaker."),
        .init("at", .time, "Since when it holds, or when it was ended."),
    ]

    private static let deed: [JSONShape.Key] = [
        .init("run", .runID, "The run."), .init("step", .text(), "The step's id."),
        .init("deed", .integer(from: 0), "Which request of the step, from 0."),
        .init("token", .text("^[A-Z2-7]{10}$"), "Names one request; stands at the end of the action's comment at the service."),
    ]

    private static let announcement: [JSONShape.Key] = [
        .init("run", .runID, "The run."), .init("step", .text(), "The step's id and `/ask`, or `breaker`."),
        .init("token", .text("^[A-Z2-7]{10}$"), "The message's id."),
    ]

    private static let plan: [JSONShape.Key] = [
        .init("plan", .digest, "The plan's digest."), .init("inputs", .digest, "The digest of its inputs."),
        .init("tenant", .text(), "The tenant's name in cordon.yaml."), .init("tenantId", .text(), "The tenant's GUID."),
        .init("version", .text(), "The version of Cordon."),
        .init("playbooks", .list(of: .file), "The files that playbooks were read from."),
        .init("policy", .digest, "The digest of the policy."),
        .init(
            "policyOrigin", .choice([Policy.Origin.builtIn, .declared, .none].map(\.rawValue)), "Where the policy comes from."),
        .init("appId", JSONShape.text().orNull, "The app that signed in."),
        .init("objectId", JSONShape.text().orNull, "The object id of who signed in."),
        .init("user", .flag, "Whether a person signed in, and not an app."),
        .init("runs", .integer(from: 0), "How many runs the plan has."),
    ]

    private static let receipt: [JSONShape.Key] = [
        .init(
            "result", .choice(["done", "failed", "refused", "unknown", "rehearsed"]),
            "What is known: `unknown` if no answer came and the effect was not found."),
        .init("actionId", JSONShape.text().orNull, "The machine action at the service."),
        .init("status", JSONShape.integer().orNull, "The HTTP status."),
        .init("requestId", JSONShape.text().orNull, "The service's id of the request, for its support."),
        .init("reason", JSONShape.text().orNull, "Why it is not done."),
        .init(
            "stored", .list(of: .text()), "Of an import that was stored in part only: the values that are; left out for any other.",
            required: false),
        .init(
            "answer", .serviceAnswer, "Of a service of cordon.yaml: what is read of its answer; left out where nothing is.",
            required: false),
    ]
}
