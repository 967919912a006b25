extension DiagnosticPage {
    /// CDN0601 to CDN0612.
    static let program = [
        DiagnosticPage(
            "CDN0601", "never true",
            meaning: "No values fulfil the condition, so the playbook or the step would never act.",
            example: .yaml(#"where: alert.severity == "High" && alert.severity == "Low""#),
            remedy: "write `||` or `in` where one of several values is meant."),
        DiagnosticPage(
            "CDN0602", "always true",
            meaning: "Every alert or device fulfils the condition. It acts on more than its writer thought, or says nothing.",
            example: .yaml(#"where: alert.severity != "High" || alert.severity != "Low""#),
            remedy: "write `&&` where both are meant, or leave the condition out."),
        DiagnosticPage(
            "CDN0603", "a part that never matters",
            meaning: "This alternative can never hold where it is looked at.",
            example: .yaml(#"where: alert.severity == "High" && (alert.category == "Malware" || alert.severity == "Low")"#),
            remedy: "take it out, or mend what contradicts it."),
        DiagnosticPage(
            "CDN0604", "contradicts what comes before",
            meaning: "The condition can hold, but not after `where` (and `when`): no run gets past it.",
            example: .yaml(
                #"""
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
                steps:
                  - if: alert.severity == "Low"
                    tag_device: { add: [low] }
                """#),
            remedy: "widen `where`, or take the step out."),
        DiagnosticPage(
            "CDN0605", "takes back what was just done",
            meaning: "Two steps of one run undo each other, with nothing to wait for between them.",
            example: .yaml(
                #"""
                steps:
                  - isolate_device: { type: Full, comment: look }
                  - release_device: { comment: done }
                """#),
            remedy: "put a `pause` or a `wait` between them, or use `undo_after`."),
        DiagnosticPage(
            "CDN0606", "playbooks that take back each other's effects",
            meaning: "Both act on the same device (or indicator) for the same alert: which of them wins is left to their order.",
            example: .text(#"let-go takes back what contain does to the same device (alert.severity == "High")"#),
            remedy: "make their conditions exclude each other."),
        DiagnosticPage(
            "CDN0607", "playbooks that do the same",
            meaning: "Both act on the same device for the same alert. The later one stands by and acts only where the earlier one did not.",
            example: .text(#"contain does this to the same device already (alert.severity == "High"): the later of the two stands by"#),
            remedy: "make their conditions exclude each other, or keep both if one is meant to stand in for the other."),
        DiagnosticPage(
            "CDN0608", "triggers itself",
            meaning:
                "What a step does to tags, alerts or the device's value makes the playbook's own trigger match again, here or elsewhere.",
            example: .text("alert.status that this step sets to New makes the playbook's own trigger match again"),
            remedy: "ask in the trigger for what the step does not set, or set something else."),
        DiagnosticPage(
            "CDN0609", "destroys evidence that is still to be collected",
            meaning: "A later step of the run would collect what this step removes.",
            example: .text("this step destroys evidence that the step package would still collect: collect it first"),
            remedy: "collect first."),
        DiagnosticPage(
            "CDN0610", "changes a tag of the policy",
            meaning: "A rule of the policy goes by this tag, so a playbook that changes it would decide what protects the device.",
            example: .text("the policy goes by the tag tier0: playbooks cannot change it"),
            remedy: "set another tag, or have a person change this one."),
        DiagnosticPage(
            "CDN0611", "refused by a policy",
            meaning:
                "The policy, or that of one tenant, refuses the step whatever it acts on. Where only one tenant does, the others carry it out.",
            example: .text("`offboard_device` is always refused in tenant hospital, by the policy rule wards (cordon.yaml:12:17)"),
            remedy: "leave the step out, or put an `if` before it; for a tenant that should have it, change its policy."),
        DiagnosticPage(
            "CDN0612", "selects everything",
            meaning:
                "The trigger lets every device of the tenant, or every alert, through, and nothing after it keeps the step from any: it could cut off the fleet.",
            example: .yaml(
                #"""
                trigger: { devices: { where: 'true', every: 1d } }
                steps:
                  - isolate_device: { type: Full, comment: all of them }
                """#),
            remedy: "say in `where`, `when` or the step's `if` which devices are meant."),
    ]
}
