extension DiagnosticPage {
    /// CDN0249 to CDN0291.
    static let structure2 = [
        DiagnosticPage(
            "CDN0249", "no hash",
            meaning: "An MD5 has 32, a SHA-1 40 and a SHA-256 64 hexadecimal digits.",
            example: .yaml("default: deadbeef"),
            remedy: "write the whole hash."),
        DiagnosticPage(
            "CDN0250", "nothing to count by",
            meaning: "`once_per` counts by something that the runs of this trigger have.",
            example: .yaml("limits: { once_per: { incident: 1d } }"),
            remedy: "take an allowed one, or change `per`."),
        DiagnosticPage(
            "CDN0251", "values that are not known",
            meaning: "There is no cordon.yaml, so what `vars` and `data` hold cannot be checked. A warning.",
            example: .yaml(#"comment: "${vars.on_call}""#),
            remedy: "run the command in the project, or name its folder with `--project`."),
        DiagnosticPage(
            "CDN0252", "types that do not fit",
            meaning: "A value is given to an input of another type.",
            example: .yaml(#"with: { count: "${device.id} times" }"#),
            remedy: "write one `${…}` and nothing else: it keeps its type."),
        DiagnosticPage(
            "CDN0253", "no list",
            meaning: "`for_each` goes over the items of a list.",
            example: .yaml("for_each: alerts.size()"),
            remedy: "write an expression that gives a list."),
        DiagnosticPage(
            "CDN0254", "no device or alert",
            meaning: "`device` and `alert` take the entity or its id.",
            example: .yaml("device: device.machineTags"),
            remedy: "write an expression of that type."),
        DiagnosticPage(
            "CDN0255", "option that means nothing here",
            meaning: "The key belongs to other kinds of steps or channels; ignoring it would look like obeying it.",
            example: .yaml("- { pause: { for: 1h }, undo_after: 8h }"),
            remedy: "remove it."),
        DiagnosticPage(
            "CDN0256", "no key",
            meaning: "A key is compared, so it has to be a plain value.",
            example: .yaml("per: { key: alert.evidence, within: 10m }"),
            remedy: "take a text, a number or an enumeration."),
        DiagnosticPage(
            "CDN0257", "proceeds against the policy",
            meaning: "Policy wants somebody asked; `otherwise: proceed` would go on without an answer.",
            example: .yaml("approval: { from: [soc-lead], otherwise: proceed }"),
            remedy: "write `skip` or `stop`."),
        DiagnosticPage(
            "CDN0258", "no value for this place",
            meaning: "In a query an interpolated value becomes a literal, in an address a part of a segment; this type has no such form.",
            example: .yaml(#"query: "print ${tenant.devices}""#),
            remedy: "write an expression of an allowed type, and test for null first."),
        DiagnosticPage(
            "CDN0259", "no column of a query",
            meaning:
                "A step reads these columns of a query's result; rows hold texts, numbers, bools, times and lists of them, and names differ in more than case.",
            example: .yaml("columns: { DeviceId: device }"),
            remedy: "write one of the types that are listed; take an id as `string`."),
        DiagnosticPage(
            "CDN0290", "checked, not carried out",
            meaning: "This version checks the form but cannot carry it out; `plan`, `apply` and `run` refuse the playbook. A note.",
            example: .yaml("trigger: { schedule: { every: 1d } }"),
            remedy: "keep it for later, or take a form that is carried out."),
        DiagnosticPage(
            "CDN0291", "cannot be carried out",
            meaning: "A command would have to act on a form that this version only checks.",
            example: .yaml("trigger: { schedule: { every: 1d } }"),
            remedy: "leave the playbook out of the command, or take another form."),
    ]
}
