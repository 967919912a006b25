extension DiagnosticPage {
    /// CDN0401 to CDN0438.
    static let project = [
        DiagnosticPage(
            "CDN0401", "no tenant",
            meaning: "cordon.yaml needs at least one tenant.",
            example: .yaml("tenants: []"),
            remedy: "add one with `name`, `tenantId`, `clientId` and `credential`."),
        DiagnosticPage(
            "CDN0402", "tenant named twice",
            meaning: "Two tenants have one name.",
            example: .yaml("tenants: [{ name: contoso }, { name: contoso }]"),
            remedy: "rename one of them."),
        DiagnosticPage(
            "CDN0403", "not a GUID",
            meaning: "`tenantId` and `clientId` are GUIDs, not names or domains.",
            example: .yaml("tenantId: contoso.example"),
            remedy: "copy the ids from the overview of the app registration."),
        DiagnosticPage(
            "CDN0404", "secret in the file",
            meaning:
                "A secret itself has no place in a file; say where it is to be read. Its line is not shown, since terminals and logs keep what they show.",
            example: .yaml("credential: { secret: correct-horse-battery }"),
            remedy: "write `secret: env:NAME` or `secret: file:PATH`, and replace the secret at the service: it must count as known."),
        DiagnosticPage(
            "CDN0405", "endpoint",
            meaning:
                "An endpoint is `https://`, a host and perhaps a port. Plain http would show tokens to the network; it is for loopback only.",
            example: .yaml("endpoints: { api: http://api.example }"),
            remedy: "write `https://api.example`."),
        DiagnosticPage(
            "CDN0406", "state",
            meaning: "Runs are kept in an SQLite file or in PostgreSQL; a password has no place in the address.",
            example: .yaml("state: .cordon/state.db"),
            remedy: "write `sqlite:.cordon/state.db`."),
        DiagnosticPage(
            "CDN0407", "not a policy",
            meaning: "`policy` is a mapping, or the word `none`. It is never switched off by leaving its value out.",
            example: .yaml("policy: off"),
            remedy: "write rules, or `none`, or remove the key: then the built-in policy holds."),
        DiagnosticPage(
            "CDN0408", "unknown action in the policy",
            meaning: "A misspelt action would protect nothing.",
            example: .yaml("deny: [isolate_devices]"),
            remedy: "take the suggestion."),
        DiagnosticPage(
            "CDN0409", "denies nothing",
            meaning: "A rule of `protect` that denies no action protects nothing.",
            example: .yaml("deny: []"),
            remedy: "name actions, or write `all`."),
        DiagnosticPage(
            "CDN0411", "limits nothing",
            meaning: "A limit that names no action holds nothing back.",
            example: .yaml("actions: []"),
            remedy: "name at least one."),
        DiagnosticPage(
            "CDN0413", "second document",
            meaning: "cordon.yaml is one document.",
            example: .yaml(
                #"""
                tenants: []
                ---
                policy: none
                """#),
            remedy: "put both into one, without `---`."),
        DiagnosticPage(
            "CDN0414", "key of the audit log",
            meaning: "The key that signs checkpoints is a file.",
            example: .yaml("audit: { key: audit.key }"),
            remedy: "write `file:audit.key`."),
        DiagnosticPage(
            "CDN0415", "no way to sign in, or several",
            meaning: "A credential is one way to sign in.",
            example: .yaml("credential: { certificate: file:app.pem }"),
            remedy: "write one of the allowed ways; a certificate needs its `key`."),
        DiagnosticPage(
            "CDN0416", "no value",
            meaning: "`vars` hold plain values and lists of one kind.",
            example: .yaml("vars: { on_call: { name: x } }"),
            remedy: "write a text, a number, a boolean or a list."),
        DiagnosticPage(
            "CDN0417", "value that the project lacks",
            meaning: "A tenant replaces values of the project; it cannot add some that playbooks would miss elsewhere.",
            example: .yaml("vars: { on_cal: a@contoso.example }"),
            remedy: "take the suggestion, or add the value to the project's `vars`."),
        DiagnosticPage(
            "CDN0418", "value of another type",
            meaning: "A tenant's value has another type than the project's, so a playbook would be right for one and wrong for the other.",
            example: .yaml("vars: { threshold: high }"),
            remedy: "write a value of the project's type."),
        DiagnosticPage(
            "CDN0419", "no table",
            meaning: "A table is a CSV or YAML file.",
            example: .yaml("data: { owners: { file: owners.xlsx, columns: { device: string } } }"),
            remedy: "export it as .csv or .yaml."),
        DiagnosticPage(
            "CDN0420", "no days",
            meaning: "Days are `Mon`, `Tue`, … with `-` and `,` between them.",
            example: .yaml("days: weekdays"),
            remedy: "write `Mon-Fri`."),
        DiagnosticPage(
            "CDN0421", "no hours",
            meaning: "Hours are two different times with `-` between them.",
            example: .yaml("hours: 8-18"),
            remedy: "write `08:00-18:00`."),
        DiagnosticPage(
            "CDN0422", "no public key",
            meaning: "An approver's key is an Ed25519 public key.",
            example: .yaml("key: ed25519:abc"),
            remedy: "write `ed25519:` and 44 characters of Base64."),
        DiagnosticPage(
            "CDN0423", "key or entra",
            meaning: "An approver proves who they are in one way.",
            example: .yaml("approvers: [{ name: alice, groups: [soc] }]"),
            remedy: "write `key` or `entra`."),
        DiagnosticPage(
            "CDN0424", "name taken",
            meaning: "Two of them have one name, so a record could mean either.",
            example: .text("approvers: [{ name: alice, … }, { name: alice, … }]"),
            remedy: "choose another name."),
        DiagnosticPage(
            "CDN0425", "channel without a place",
            meaning: "The kind of channel needs this key.",
            example: .yaml("notify: { channels: { soc: { kind: teams } } }"),
            remedy: "write it; an address that can be posted to is a secret and stands as `env:NAME` or `file:PATH`."),
        DiagnosticPage(
            "CDN0426", "unknown operation",
            meaning: "`undo` names an operation of the same service.",
            example: .yaml("undo: clsoe"),
            remedy: "take the suggestion."),
        DiagnosticPage(
            "CDN0427", "ends before it begins",
            meaning: "The freeze has no length.",
            example: .yaml("change_freeze: [{ from: 2027-01-03, to: 2026-12-20 }]"),
            remedy: "swap the two."),
        DiagnosticPage(
            "CDN0428", "no host",
            meaning: "`webhook_hosts` are names of hosts, without scheme, port or path.",
            example: .yaml(#"webhook_hosts: ["https://contoso.webhook.office.com"]"#),
            remedy: "write the name alone."),
        DiagnosticPage(
            "CDN0429", "column missing",
            meaning: "The first line of the CSV file names its columns, and a declared one is not among them.",
            example: .yaml("columns: { device: string, owner: string }"),
            remedy: "take the suggestion, or mend the first line of the file."),
        DiagnosticPage(
            "CDN0430", "line with too few or too many fields",
            meaning: "A line of a CSV file has as many fields as the first one; a comma inside a field needs quotes.",
            example: .yaml("data: { owners: { file: data/owners.csv, columns: { owner: string } } }"),
            remedy: #"quote the field: `"Doe, Jane"`."#),
        DiagnosticPage(
            "CDN0431", "field of another type",
            meaning: "The field is no value of its column's type.",
            example: .yaml("columns: { count: int }"),
            remedy: "mend the file, or the column's type."),
        DiagnosticPage(
            "CDN0432", "quote",
            meaning: "A field that begins with a quote ends with one, and a quote inside is written twice.",
            example: .yaml("data: { owners: { file: data/owners.csv, columns: { owner: string } } }"),
            remedy: #"write `"a ""quoted"" word"`."#),
        DiagnosticPage(
            "CDN0433", "about two things",
            meaning: "A rule of `protect` is held against the device of a step or against the indicator that it stores; no step has both.",
            example: .yaml(#"where: device.deviceValue == "High" && indicator.action == "Block""#),
            remedy: "write two rules."),
        DiagnosticPage(
            "CDN0434", "no such table file",
            meaning: "A table of `data` names a file that is not there; paths are as seen from cordon.yaml.",
            example: .yaml("data: { owners: { file: data/owers.csv, columns: { owner: string } } }"),
            remedy: "mend the path, or add the file."),
        DiagnosticPage(
            "CDN0435", "unknown service",
            meaning: "`call_service` names a service that cordon.yaml does not declare under `services`.",
            example: .yaml("call_service: { service: ticket, operation: create }"),
            remedy: "take the suggestion, or declare it."),
        DiagnosticPage(
            "CDN0436", "path of an operation",
            meaning:
                "The path of an operation begins with `/` and holds what an address can hold. `${inputs.NAME}` stands for an input, escaped as a part of one segment; nothing else can be computed there.",
            example: .yaml(#"path: "tickets/${inputs.id + 1}""#),
            remedy: #"write "/tickets/${inputs.id}"."#),
        DiagnosticPage(
            "CDN0437", "input or output of an operation",
            meaning:
                "What a service is sent and what is read of its answer goes as JSON, so it has one of the types that JSON has a form for; and an output is no name that every step has already.",
            example: .yaml("outputs: { outcome: string, device: device }"),
            remedy: "name it otherwise; give entities by their ids, as `string`."),
        DiagnosticPage(
            "CDN0438", "undo of an operation",
            meaning:
                "What takes an operation back writes, as that does, and finds each of its inputs among the outputs of that, or else among its inputs, with the same type.",
            example: .yaml("create: { method: POST, path: /a, effect: writes, outputs: { number: int }, undo: close }"),
            remedy: "declare an output of the same name and type."),
    ]
}
