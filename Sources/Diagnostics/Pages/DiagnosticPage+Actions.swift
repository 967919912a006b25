extension DiagnosticPage {
    /// CDN0501 to CDN0511.
    static let actions = [
        DiagnosticPage(
            "CDN0501", "action not in the catalogue",
            meaning: "The action is known to the language, but not to this program.",
            example: .text("there is no action `wipe_device`"),
            remedy: "take a version that has it, or another action."),
        DiagnosticPage(
            "CDN0502", "not one of the choices",
            meaning: "The parameter takes one of a few spellings, fixed in the file: no `${…}`.",
            example: .yaml("isolate_device: { type: full, comment: c }"),
            remedy: "take the suggestion; case counts here."),
        DiagnosticPage(
            "CDN0503", "not a text",
            meaning: "The parameter takes one text.",
            example: .yaml("isolate_device: { type: Full, comment: [a, b] }"),
            remedy: "write one text; quote it if it holds `: `, a comma or brackets."),
        DiagnosticPage(
            "CDN0504", "not a list of texts",
            meaning: "The parameter takes a list, even for one text.",
            example: .yaml("tag_device: { add: seen }"),
            remedy: "write `[seen]`."),
        DiagnosticPage(
            "CDN0505", "empty or too long",
            meaning: "The text is empty, or longer than the service takes.",
            example: .yaml(#"isolate_device: { type: Full, comment: "" }"#),
            remedy: "stay within the limits that the sentence names."),
        DiagnosticPage(
            "CDN0506", "inputs make no step",
            meaning: "Each input may be fine, but together they ask for nothing.",
            example: .yaml("tag_device: {}"),
            remedy: "follow the sentence; here give `add` or `remove`."),
        DiagnosticPage(
            "CDN0507", "input missing",
            meaning: "The action stands there without what it cannot do without.",
            example: .yaml("- isolate_device:"),
            remedy: "add the input."),
        DiagnosticPage(
            "CDN0508", "another shape",
            meaning: "The parameter takes a text of one shape, such as a hash; this one has another.",
            example: .yaml("stop_and_quarantine_file: { sha1: d41d8cd9 }"),
            remedy: "write what the sentence asks for."),
        DiagnosticPage(
            "CDN0509", "not one of the forms",
            meaning: "The parameter takes a list of mappings, and each has exactly one of a few keys.",
            example: .yaml("run_live_response: { commands: [{ script: a.ps1 }] }"),
            remedy: "give each mapping one of the keys that the sentence lists."),
        DiagnosticPage(
            "CDN0510", "forms out of order",
            meaning: "The service carries the forms out in one order only, so they are written in it.",
            example: .yaml("run_live_response: { commands: [{ get: a }, { run: a.ps1 }] }"),
            remedy: "put them in the order that the sentence says, or make two steps."),
        DiagnosticPage(
            "CDN0511", "no such file to send",
            meaning: "A step sends a file of the project, and it cannot be taken: not there, outside the folder, or over 20 MB.",
            example: .yaml("put_library_file: { file: library/collect.ps1 }"),
            remedy: "put the file into the project, and write its path as seen from cordon.yaml."),
    ]
}
