import Canonical
import Diagnostics
import YAMLSyntax

extension Playbook {
    private static let name = Key(
        "playbook", Form.text.spanned.saying(["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"]), required: true,
        "The name: unique, lower-case words joined by hyphens.")
    private static let version = Key("version", Form.integer(1...1_000_000_000), "A number that grows with each change.")
    private static let description = Key("description", Form.text, "What it is for.")
    private static let owner = Key("owner", Form.text, "Who answers for it.")
    private static let references = Key("references", Form.list(Form.text), "Where to read more: techniques, tickets, pages.")
    private static let mode = Key("mode", Form<Mode>.word, "`observe` (the default) never changes anything; `enforce` may.")
    private static let expires = Key("expires", Form.timestamp.spanned, "From then on it does nothing.")
    private static let trigger = Key("trigger", TriggerSource.form.form, required: true, "What starts a run.")
    private static let bindings = Key(
        "let",
        Form.names("`let`", Form.embedded()).saying(["propertyNames": ["pattern": .string(Identifier.pattern)]]).map { names, _, _ in
            names.map { Binding(name: $0.name, expression: $0.value) }
        },
        "Named values: expressions, each evaluated once and on demand.")
    private static let condition = Key(
        "when", Form.embedded([#"device.onboardingStatus == "Onboarded""#]), "Whether the run goes on; an expression.")
    private static let limits = Key("limits", RunLimits.form.form.spanned, "Past these, runs wait for a person.")

    private static func steps(_ actions: [String]) -> Key<[StepSource]> {
        Key("steps", Form.list(StepSource.form(actions).form).saying(["minItems": 1]), required: true, "What is done.")
    }

    /// A whole playbook, where these actions are known.
    static func form(_ actions: [String]) -> MappingForm<Playbook> {
        let steps = steps(actions)
        let keys: [any KeyDeclaration] = [
            name, version, description, owner, references, mode, expires, trigger, bindings, condition, steps, limits,
        ]
        return MappingForm("a playbook", "What to do, and when.", keys) { fields in
            let name = fields[Self.name]
            let (version, description, owner, references) = (
                fields[Self.version], fields[Self.description], fields[Self.owner], fields[Self.references]
            )
            let (mode, expires, trigger) = (fields[Self.mode], fields[Self.expires], fields[Self.trigger])
            let (bindings, condition) = (fields[Self.bindings], fields[Self.condition])
            let written = fields[steps]
            if written?.isEmpty == true, let node = fields.reader.mapping.entry("steps")?.value, node.sequence?.isEmpty == true {
                fields.collector.report(Messages.noSteps(node.range))
            }
            let limits = fields[Self.limits]
            if let name, let mistake = Identifier.mistake(inPlaybook: name) { fields.collector.report(mistake) }
            return Playbook(
                name: name, version: version, description: description, owner: owner, references: references ?? [],
                mode: mode ?? .observe, expires: expires, trigger: trigger, bindings: bindings ?? [], condition: condition,
                steps: written ?? [], limits: limits?.value, range: fields.range)
        }
    }
}
