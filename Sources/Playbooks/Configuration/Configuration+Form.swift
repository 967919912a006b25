import Canonical
import Diagnostics
import YAMLSyntax

extension Configuration {
    private typealias Audit = (file: String?, key: String?, rotate: Int?, mirror: AuditMirror?)

    private static let auditFile = Key("file", Form.text, "The log.")
    private static let auditKey = Key(
        "key",
        Form<String>.text("^file:.+", { if case .file? = SecretReference($0) { true } else { false } }, or: Messages.notAKeyFile)
            .map { text, _, _ in SecretReference.rest(of: text, after: "file:") }, "The key that signs its checkpoints: `file:PATH`.")
    private static let rotate = Key(
        "rotate", Form<Int>.integer(1...100_000),
        "The size in megabytes at which a file of the log is full and the next one begins; without it the log is one file.")
    private static let mirrorFile = Key("file", Form.text, required: true, "Where it lies: on another disk, or it protects little.")
    private static let mirrorRequirement = Key(
        "require", Form<AuditMirror.Requirement>.word,
        "`all` (the default): nothing is done unless both files hold its record. `any`: one of them is enough.")
    private static let mirror = Key(
        "mirror",
        MappingForm<AuditMirror>("`mirror`", "A second file for every record.", [mirrorFile, mirrorRequirement]) { fields in
            let (file, requirement) = (fields[mirrorFile], fields[mirrorRequirement])
            return file.map { AuditMirror(file: $0, requirement: requirement ?? .all) }
        }.form, "A second file for every record.")
    private static let auditForm = MappingForm<Audit>("`audit`", "The audit log.", [auditFile, auditKey, rotate, mirror]) {
        ($0[auditFile], $0[Self.auditKey], $0[rotate], $0[mirror])
    }

    private static let playbooks = Key("playbooks", Form.text, "Folder of the playbooks; without it `playbooks`.")
    private static let state = Key(
        "state",
        Form<StateStore>(["type": "string", "pattern": "^(sqlite:.+|postgres://.+)"]) { value, collector in
            guard let text = value.string() else { return nil }
            if let store = StateStore(text.value) { return store }
            let mayHoldPassword = text.value.contains("@")
            collector.report(mayHoldPassword ? Messages.passwordInAddress(text.range) : Messages.notAStateStore(text.range))
            return nil
        }, "Where runs are kept: `sqlite:PATH` or `postgres://HOST/NAME`.")
    private static let audit = Key("audit", auditForm.form, "The audit log.")
    private static let variables = Key("vars", Variable.form, "Values that playbooks read as `vars.NAME`.")
    private static let tables = Key("data", DataTable.form, "Tables that playbooks read as `data.NAME`.")
    private static let calendars = Key("calendars", Calendar.form, "Times that playbooks and policies ask for with `during(\"NAME\")`.")
    private static let services = Key("services", Service.form, "Services that `call_service` may use.")
    private static let approvers = Key("approvers", Approver.form, "The people who may answer approvals.")
    private static let notify = Key("notify", Channel.form.form, "How people are reached.")
    private static let evidence = Key("evidence", Form.text, "Folder for downloads; without it `.cordon/evidence`.")

    static func form(_ actions: [String]) -> MappingForm<Configuration> {
        let policies = PolicyDecoder(actions: actions)
        let policy = policies.key("What playbooks may do; without it the built-in policy, `none` switches that off.")
        let tenants = Key("tenants", Form.list(Configuration.Tenant.form(policies).form), required: true, "The tenants.")
        let keys: [any KeyDeclaration] = [
            playbooks, state, audit, tenants, variables, tables, calendars, services, approvers, notify, evidence, policy,
        ]
        return MappingForm("cordon.yaml", "A project: tenants, values and policy.", keys) { fields in
            let (playbooks, state, audit) = (fields[Self.playbooks], fields[Self.state], fields[Self.audit])
            let calendars = fields[Self.calendars] ?? []
            let tenants = fields[tenants]?.map { $0.reading(calendars) }
            let (variables, tables) = (fields[Self.variables], fields[Self.tables])
            let (services, approvers, channels) = (fields[Self.services], fields[Self.approvers], fields[notify])
            let evidence = fields[Self.evidence]
            let written = fields[policy]
            checkNames(fields)
            guard let tenants else { return nil }
            let rules = (written ?? policies.builtIn(fields.collector)).reading(calendars)
            let configuration = Configuration(
                playbooks: playbooks ?? "playbooks", state: state ?? .sqlite(".cordon/state.db"),
                auditLog: audit?.file ?? ".cordon/audit.jsonl", auditKey: audit?.key ?? ".cordon/audit.key",
                auditRotation: audit?.rotate.map { $0 * 1_000_000 }, auditMirror: audit?.mirror, tenants: tenants,
                variables: variables ?? [], tables: tables ?? [], calendars: calendars, services: services ?? [],
                approvers: approvers ?? [], channels: channels ?? [], evidence: evidence ?? ".cordon/evidence", policy: rules,
                notYetCarriedOut: unknownToTheSession(fields, state)
                    + ([rules] + tenants.compactMap(\.policy)).flatMap { $0.notYetCarriedOut + unreachable($0, channels ?? []) })
            configuration.check(fields.collector)
            return configuration
        }
    }

    private static func checkNames(_ fields: Fields) {
        guard let node = fields.reader.mapping["tenants"], let tenants = node.sequence else { return }
        if tenants.isEmpty { fields.collector.report(Messages.noTenants(node.range)) }
        var names: [String: SourceRange] = [:]
        for name in tenants.compactMap({ $0.mapping?["name"] }) {
            guard let text = name.scalar?.text else { continue }
            if let other = names[text] { fields.collector.report(Messages.duplicateTenant(Spanned(text, at: name.range), other)) }
            names[text] = name.range
        }
    }

    /// The keys of cordon.yaml that are read for the checks of playbooks but not used by any command yet.
    private static func unknownToTheSession(_ fields: Fields, _ state: StateStore?) -> [NotYetCarriedOut] {
        var findings: [NotYetCarriedOut] = []
        if case .postgres? = state, let place = fields.place(of: Self.state) {
            findings.append(NotYetCarriedOut(feature: "state: postgres", range: place))
        }
        return findings
    }

    /// The policy's channel, where nothing can be delivered to it.
    private static func unreachable(_ policy: Policy, _ channels: [Channel]) -> [NotYetCarriedOut] {
        var review = CarriedOutReview(channels: channels.kinds)
        for channel in policy.notify { review.review(channel: channel) }
        return review.findings
    }

    /// What can only be checked once all parts are known.
    private func check(_ collector: DiagnosticCollector) {
        for tenant in tenants {
            for own in tenant.variables {
                guard let shared = variables.first(where: { $0.name == own.name }) else {
                    collector.report(Messages.unknownVariable(own.name, own.range, known: variables.map(\.name)))
                    continue
                }
                guard shared.type != own.type else { continue }
                collector.report(Messages.variableOfAnotherType(own, shared))
            }
        }
        for policy in [policy] + tenants.compactMap(\.policy) { policy.check(against: declarations, collector) }
    }
}

extension Configuration.Tenant {
    fileprivate func reading(_ calendars: [Calendar]) -> Self {
        var tenant = self
        tenant.policy = policy?.reading(calendars)
        return tenant
    }
}

extension Configuration.StateStore {
    /// Reads `sqlite:PATH` and `postgres://…` without a password in it.
    init?(_ text: String) {
        if let path = SecretReference.rest(of: text, after: "sqlite:") {
            self = .sqlite(path)
        } else if let rest = SecretReference.rest(of: text, after: "postgres://"),
            !rest.split(separator: "@").dropLast().contains(where: { $0.contains(":") })
        {
            self = .postgres(text)
        } else {
            return nil
        }
    }
}
