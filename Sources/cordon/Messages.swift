import ActionKit
import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Diagnostics
import Execution
import Guardrails
import Planning
import Playbooks

/// The sentences of the command line.
enum Messages {
    // MARK: Channels

    static let noWebhook = "cordon.yaml has no webhook of this name"
    static let badAddress = "its address must be https:// (http:// on loopback only), a host that is not of this link, and a path"
    static let badSigningKey = "its secret begins with whsec_, and what follows is no Base64"
    static let noService = "cordon.yaml has no service of this name"
    static let otherServiceAddress = "cordon.yaml gives another address for it than the plan was made with"
    static let badServiceAddress = "its address must be https:// (http:// on loopback only) and a host that is not of this link"
    static let badAuthorization = "its authorization is no text that a header can hold"
    static func serviceHostNotAllowed(_ host: String, _ range: SourceRange) -> String {
        "the policy does not name \(host) among the hosts to which anything may be sent (webhook_hosts, \(range))"
    }
    static func hostNotAllowed(_ host: String, _ range: SourceRange) -> String {
        "the policy does not name \(host) among the hosts of webhooks (webhook_hosts, \(range))"
    }

    static func oneDocument(_ path: String, found count: Int) -> String { "\(path) must hold one entity; it holds \(count)" }

    static func noSuchFile(_ path: String) -> String { "there is no file or folder \(path)" }
    static func noSuchProject(_ path: String) -> String {
        "there is no folder \(path); --project takes the folder that holds cordon.yaml"
    }

    static func folderNotFile(_ path: String) -> String { "\(path) is a folder, not a file" }
    static func deadLink(_ path: String) -> String { "\(path) is a link that leads nowhere; mend or remove it" }
    static let outsideProject = "it lies outside the project's folder"
    static let noSuchProjectFile = "there is none; its path is as seen from cordon.yaml"
    static let noRegularFile = "it is no regular file"
    static func tooLargeForLibrary(_ size: Int) -> String { "it has \(size) bytes, and the library takes at most 20 MB" }
    static func unreadable(_ path: String) -> String { "\(path) cannot be read; check its permissions" }
    static func unwritable(_ path: String) -> String { "\(path) cannot be written; check its folder and permissions" }

    static let explainUsage =
        "explain takes one thing: `cordon explain action isolate_device`, `cordon explain policy`, `cordon explain CDN0110`"

    /// A name that is none of those there are.
    static func unknown(_ kind: String, _ name: String, _ known: some Collection<String>) -> String {
        let guess = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? "."
        return "there is no \(kind) \(name)\(guess) There are: \(known.sorted().joined(separator: ", "))"
    }

    static func explainedAs(_ kind: String, _ name: String) -> String {
        "\nFor the \(kind) of this name: cordon explain \(kind) \(name)"
    }

    static func alreadyThere(_ paths: [String]) -> String {
        "\(paths.joined(separator: ", ")) \(paths.count == 1 ? "is" : "are") there already; nothing was written"
    }

    static let initialized = "Fill in the tenant in cordon.yaml, then: cordon validate, cordon plan"
    static let needsAlert = "the expression asks for an alert: name a file with --alert, or use --type to check it alone"
    static let needsDevice = "not known: the expression asks for the alert's device; name a file with --device"

    static let halted = "Halted: nothing is written from now on, by no command of this project. `cordon unhalt` ends it."
    static func unhalted(_ stops: [Stop]) -> String {
        if stops.isEmpty { return "Nothing was halted.\n" }
        return stops.map { "Ended: the \($0.kind.rawValue) of \($0.since), by \($0.by) (\($0.reason))\n" }.joined()
            + "Writing is allowed again.\n"
    }

    static let recordedByOther = "another command holds the audit log and enters this there"
    static func haltFileAlone(_ path: String) -> String { "the file \(path) is there" }

    static let noPostgres = "cordon.yaml keeps the state in PostgreSQL, which this version cannot; write sqlite:PATH"
    static let notYetCarriedOut = "this version cannot carry out all of the playbooks and the policy; nothing was sent"
    static let filesHaveErrors = "the files have errors; nothing was sent"
    static let configurationHasErrors = "cordon.yaml has errors; `cordon validate` shows them"
    static let noProject = """
        there is no cordon.yaml here or in a folder above, and no folder playbooks here; name the project with --project, or \
        the files to look at
        """
    static let noConfiguration = "there is no cordon.yaml here or in a folder above; make one, or name its folder with --project"

    static func severalTenants(_ names: [String]) -> String {
        "cordon.yaml has several tenants; name one with --tenant: \(names.joined(separator: ", "))"
    }

    static func noSuchTenant(_ name: String, _ names: [String]) -> String {
        "cordon.yaml has no tenant \(name); it has \(names.joined(separator: ", "))"
    }

    static func noSignIn(_ reference: SecretReference) -> String { "the sign-in failed: \(unread(reference, "the secret"))" }

    static func unread(_ reference: SecretReference, _ what: String) -> String {
        switch reference {
        case .environment(let name): "the environment variable \(name), which cordon.yaml names for \(what), is not set"
        case .file(let path): "\(path), which cordon.yaml names for \(what), cannot be read or is empty"
        }
    }

    static func federatedFile(_ path: String) -> String {
        "\(path), which cordon.yaml names for the federated token, cannot be read or is empty"
    }

    static func badCertificate(_ reference: SecretReference, _ fault: ClientCertificate.Fault) -> String {
        "the sign-in failed: \(described(reference)): \(fault)"
    }

    private static func described(_ reference: SecretReference) -> String {
        switch reference {
        case .environment(let name): "the environment variable \(name)"
        case .file(let path): path
        }
    }

    static let foreignIdentityEndpoint = """
        the sign-in failed: IDENTITY_ENDPOINT names an address that is not on this machine, so IDENTITY_HEADER is not sent there
        """
    static let noHome = "neither XDG_STATE_HOME nor HOME is set, so there is no place to keep the sign-in"

    static func notADuration(_ text: String) -> String { "\(text) is no duration; write 90s, 24h or 7d" }
    static func notAnAlertID(_ text: String) -> String { "\(text) is no alert id" }
    static let tablesHaveErrors = "a table of `data` has errors; `cordon validate` shows them"
    static func notAnInput(_ text: String) -> String { "--input takes name=value, like --input tag=breach; this is `\(text)`" }
    static let inputWithoutPlaybook = "--input needs --playbook NAME: the playbook that is called"
    static func noSuchPlaybook(_ name: String, known: [String]) -> String {
        "there is no playbook `\(name)`; there are \(known.sorted().joined(separator: ", "))"
    }
    static func takesNoInputs(_ name: String) -> String {
        "`\(name)` takes no inputs: only a playbook with the trigger `manual` does"
    }

    static func unknownAlert(_ id: String) -> String {
        "the service knows no alert \(id), or this sign-in may not see it; look up its id in the portal"
    }

    static func notADigest(_ text: String) -> String {
        "`\(text)` is no digest: one is `sha256:` and 64 hexadecimal digits after it, in lower case"
    }
    static func otherDigest(file: String, asked: String) -> String {
        "the plan file is another than the one reviewed: its digest is \(file), not \(asked)"
    }

    static func refused(_ path: String, _ refusal: PlanFile.Refusal) -> String {
        switch refusal {
        case .notAPlan: "\(path): \(refusal); `cordon plan --out FILE` writes one"
        case .edited: "\(path): \(refusal). Nothing is sent; plan again"
        case .otherTenant: "\(path): \(refusal); name its tenant with --tenant, or plan again"
        case .projectChanged, .expired: "\(path): \(refusal)"
        }
    }

    static func missing(_ permissions: [MissingPermission]) -> String {
        let lines = permissions.map { "\($0.anyOf.joined(separator: " or ")) (for \($0.endpoint.id))" }
        return """
            the sign-in lacks permissions that the plan needs: \(lines.joined(separator: "; ")). Grant them to the app \
            registration (API permissions, WindowsDefenderATP, application permissions) and have an administrator consent
            """
    }

    static func gap(_ reason: String) -> String { "the plan is incomplete (\(reason)), so nothing is sent; plan again" }
    static func forged(_ reasons: [String]) -> String {
        "the plan's facts contradict the service: \(reasons.joined(separator: "; "))"
    }

    static let yesNeeded = "without a terminal, --yes is needed"
    static func changedMeanwhile(_ differences: [String]) -> String {
        let what = differences.isEmpty ? "" : " (\(differences.joined(separator: "; ")))"
        return "what was shown no longer holds\(what); nothing was sent. Plan again"
    }

    static let notConfirmed = "not confirmed; nothing was sent"
    static func confirm(_ steps: Int) -> String { "Carry out \(steps) \(steps == 1 ? "step" : "steps")? [y/N] " }

    static func entered(_ count: Int) -> String {
        "the ledger lacked \(count) \(count == 1 ? "entry" : "entries") that the audit log holds; they were entered, and count"
    }

    static func openIntents(_ count: Int) -> String {
        """
        warning: \(count) \(count == 1 ? "action was" : "actions were") begun by an earlier command and nobody knows how \
        \(count == 1 ? "it" : "they") ended; \
        `cordon resume` asks the service
        """
    }

    static let allObserved = "Every playbook that matched is in mode: observe: nothing was sent."
    static let nothingToSend = "Nothing to carry out: nothing was sent."
    static let rehearsed = "This was a rehearsal: nothing was sent."
    static func builtInPolicy() -> String { "cordon.yaml has no policy: the built-in one holds" }
    static let noPolicy = "warning: policy: none, nothing is protected and nothing is limited"

    static let interrupted = "Stopped. What was in flight is recorded; `cordon resume` goes on with the rest."
    static let isLeft = "Something is left; `cordon resume` goes on with it."
    static let nothingLeft = "Nothing is left to do."

    static let noRuns = "No run was begun."
    static func unknownRun(_ id: String) -> String { "no run `\(id)` was begun here; `cordon runs list` shows those that were" }
    static func overAlready(_ run: String, _ outcome: String) -> String {
        "the run \(run) is over (\(outcome)): there is nothing to cancel"
    }

    static func cancelled(_ run: String) -> String { "Nothing more of the run \(run) begins." }
    static func cancelledBefore(_ run: String, by person: String?) -> String {
        "\(person ?? "somebody") has cancelled the run \(run) before."
    }

    static func planLost(_ plan: String) -> String {
        """
        the ledger was lost, and with it the plan \(plan): its runs cannot be gone on with. `cordon audit log` tells what was begun; \
        plan again for the rest
        """
    }

    static func logNotIntact(_ finding: String) -> String { "what was begun is not known, for the audit log is not intact: \(finding)" }

    static func notBegun(_ plan: String) -> String {
        "the audit log holds no beginning of the plan \(plan): nothing of it was sent, and nothing is. It can be applied again"
    }

    static func stale(since time: Timestamp, _ age: Duration) -> String {
        """
        nobody has gone on with the plan since \(time), and the policy lets none be older than \(DurationText.format(age)): nothing \
        new of it begins
        """
    }

    static func unreadableArchive(_ plan: String) -> String {
        "the playbooks that the plan \(plan) was made with have mistakes for this version of Cordon; the version that began it can go on"
    }

    static func playbookEdited(_ file: String) -> String { "\(file) has changed since the plan was made: nothing new of it begins" }
    static func notAResolution(_ text: String) -> String { "`\(text)` is not RUN/STEP=done or RUN/STEP=retry" }
    static func nothingToResolve(_ place: String) -> String {
        "no request of \(place) waits for an answer; `cordon runs list` shows what is left"
    }

    static func finished(_ counts: [(String, Int)], _ root: SignedCheckpoint?) -> String {
        let words = counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        let log = root.map { "; audit log: \($0.checkpoint.size) records, root \($0.checkpoint.root)" } ?? ""
        return "\(words.isEmpty ? "nothing done" : words)\(log)"
    }

    static func locked(_ error: AuditError) -> String { error.description }
    static func auditUnusable(_ error: AuditError) -> String { "the audit log cannot be used: \(error)" }
    static let noLog = "There is no audit log yet: nothing was ever carried out or rehearsed here."
    static func restored(_ records: Int) -> String {
        "the audit log lacked \(records) \(records == 1 ? "record" : "records") that its mirror holds; they were taken from there"
    }

    static func lostSink(_ error: FileError) -> String {
        "\(error) The audit log goes on in its other file alone (audit: mirror: require: any). Mend this before that fails too."
    }

    static func tooFewFiles(_ limit: UInt, _ needed: UInt) -> String {
        "this process may open only \(limit) files, and needs \(needed) at least; raise the limit (ulimit -n), then start again"
    }

    static func notInLog(_ what: String, _ id: String) -> String {
        "the audit log tells nothing of the \(what) \(id); `cordon audit log` shows what there is"
    }

    static func cosigned(_ witness: WitnessKey) -> String {
        "cosigned as \(witness.name); who checks it needs: cordon audit verify --checkpoint FILE --witness \(witness)"
    }

    static func isCosigned(_ time: Timestamp) -> String { "The witness has cosigned the checkpoint at \(time).\n" }

    static func badWitnessName(_ name: String) -> String {
        "--name \(OneLine.text(name)) is no name of a key: one word without blanks and `+`, as in \"witness.contoso.example\""
    }

    static let badWitnessKey = "--witness takes the key as `cordon audit cosign` names it: name+key id+base64"
    static let badLogKey = "--log-key takes the public key as the log's first record names it: ed25519: and 44 characters of base64"

    static func badProof(_ path: String) -> String {
        "\(path) is not what `cordon audit consistency OLD --to CHECKPOINT --format json` prints"
    }

    static func lastCheckpoint(_ error: AuditError, _ records: Int64) -> String {
        "\(error) This is the last checkpoint that was made; it covers \(records) records."
    }

    static func otherKey(_ path: String) -> String {
        "the log is signed by another key than the one in \(path): somebody made it anew, or the key was replaced"
    }

    static func valid(files: Int, playbooks: Int) -> String {
        "\(playbooks) \(playbooks == 1 ? "playbook" : "playbooks") in \(files) \(files == 1 ? "file" : "files"): no errors"
    }

    static func planWritten(_ path: String) -> String { "plan written to \(path)" }

    static let unreadableLine = "(a line that is no record; see `cordon audit verify`)"
    static func fileHasErrors(_ path: String) -> String { "\(path) has errors" }
}
