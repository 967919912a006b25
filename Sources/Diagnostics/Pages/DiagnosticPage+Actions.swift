extension DiagnosticPage {
    /// CDN0501 to CDN0507.
    static let actions = [
        DiagnosticPage(
            "CDN0501", "action not in the catalogue",
            meaning: "The action is known to the language, but not to this program.",
            example: .text("there is no action `scan_device`"),
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
    ]
}
