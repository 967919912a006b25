extension DiagnosticPage {
    /// CDN0201 to CDN0248.
    static let structure1 = [
        DiagnosticPage(
            "CDN0201", "name taken",
            meaning: "Two playbooks of the project have one name; the ledger goes by names.",
            example: .yaml("playbook: contain-ransomware   # in two files"),
            remedy: "rename one of them."),
        DiagnosticPage(
            "CDN0202", "no playbook name",
            meaning: "Names are words of lower-case letters and digits, joined by hyphens.",
            example: .yaml("playbook: Contain_Ransomware"),
            remedy: "write `contain-ransomware`."),
        DiagnosticPage(
            "CDN0203", "name of a value taken",
            meaning: "The name of a `let` value means something already.",
            example: .yaml("let: { alert: 1 }"),
            remedy: "choose another name."),
        DiagnosticPage(
            "CDN0204", "no name for a value",
            meaning: "Expressions could not use this name.",
            example: .yaml("let: { two-words: 2 }"),
            remedy: "use letters, digits and `_`, no digit first."),
        DiagnosticPage(
            "CDN0205", "no step id",
            meaning: "A step id has a character that ids cannot have.",
            example: .yaml("- id: first step"),
            remedy: "use letters, digits, `_` and `-`, a letter first."),
        DiagnosticPage(
            "CDN0206", "step id taken",
            meaning: "Two steps have one id.",
            example: .yaml(
                #"""
                - { id: mark, tag_device: { add: [a] } }
                - { id: mark, tag_device: { add: [b] } }
                """#),
            remedy: "rename one of them. A step without an id is called by its action, so that name can be taken too."),
        DiagnosticPage(
            "CDN0207", "no steps",
            meaning: "A playbook without steps does nothing.",
            example: .yaml("steps: []"),
            remedy: "write a step, or remove the playbook."),
        DiagnosticPage(
            "CDN0208", "step without an action",
            meaning: "A step holds keys of its own, but nothing that it does.",
            example: .yaml(
                #"""
                - id: isolate
                  if: alert.severity == "High"
                """#),
            remedy: "add one action, such as `isolate_device`."),
        DiagnosticPage(
            "CDN0209", "two actions in a step",
            meaning: "One step, one action: an outcome must be that of one thing.",
            example: .yaml(
                #"""
                - isolate_device: { type: Full, comment: c }
                  tag_device: { add: [contained] }
                """#),
            remedy: "begin the second with `- `, as a step of its own."),
        DiagnosticPage(
            "CDN0210", "neither an action nor a key of a step",
            meaning: "The key is misspelt, or the action does not exist.",
            example: .yaml("- isolate_devise: { type: Full, comment: c }"),
            remedy: "take the suggestion, or one of the allowed keys."),
        DiagnosticPage(
            "CDN0211", "duration out of range",
            meaning:
                "The duration is nothing, or longer than the place takes: the service keeps alerts for 180 days, so `lookback` ends there.",
            example: .yaml("lookback: 365d"),
            remedy: "write a duration within the limit that the message names."),
        DiagnosticPage(
            "CDN0214", "no playbook",
            meaning: "The folder holds no file whose name ends in .yaml or .yml.",
            example: .text("there is no playbook in playbooks: put a file there whose name ends in .yaml or .yml"),
            remedy: "look at `playbooks:` in cordon.yaml, or at the path that was given."),
        DiagnosticPage(
            "CDN0216", "expired",
            meaning: "A warning: `expires` has passed, so the playbook does nothing.",
            example: .yaml("expires: 2020-01-01"),
            remedy: "judge it anew, and set another date or remove the playbook."),
        DiagnosticPage(
            "CDN0217", "expires soon",
            meaning: "A warning: `expires` is less than 30 days away.",
            example: .yaml("expires: 2027-06-30   # seen on 2027-06-15"),
            remedy: "judge the playbook anew before that day."),
        DiagnosticPage(
            "CDN0218", "a file without a playbook",
            meaning: "A warning: the file is empty, or all of it is comment.",
            example: .yaml("# playbook: contain-ransomware"),
            remedy: "write the playbook, or delete the file."),
        DiagnosticPage(
            "CDN0219", "no trigger",
            meaning: "`trigger` names none of its kinds, so nothing would ever start the playbook.",
            example: .yaml("trigger: {}"),
            remedy: "name one of the allowed kinds."),
        DiagnosticPage(
            "CDN0220", "two triggers",
            meaning: "A playbook has one trigger.",
            example: .yaml("trigger: { manual: {}, schedule: { every: 1h } }"),
            remedy: "make the second one a playbook of its own; `call` shares the steps."),
        DiagnosticPage(
            "CDN0221", "empty list",
            meaning: "The list must say something.",
            example: .yaml("approval: { from: [] }"),
            remedy: "write at least one item, or remove the key."),
        DiagnosticPage(
            "CDN0222", "no such type",
            meaning: "Inputs, columns and outputs have types, and this is none.",
            example: .yaml("inputs: { tag: text }"),
            remedy: "take the suggestion or an allowed type; `[a, b]` makes an enumeration of your own, `list(string)` a list."),
        DiagnosticPage(
            "CDN0223", "no share",
            meaning: "A share is a number and `%`.",
            example: .yaml("stop_above: 0.05"),
            remedy: "write `5%`."),
        DiagnosticPage(
            "CDN0224", "every or at",
            meaning: "`schedule` repeats in a distance (`every`) or at a time (`at`), not both.",
            example: .yaml("schedule: { zone: UTC }"),
            remedy: "write one of them."),
        DiagnosticPage(
            "CDN0225", "no time of the week",
            meaning: "The time is not `HH:MM`, or its days are no days.",
            example: .yaml("at: Monday 8:00"),
            remedy: "write `Mon 08:00`, `Mon-Fri 18:30` or `03:00`."),
        DiagnosticPage(
            "CDN0226", "no time zone",
            meaning: "A zone is `UTC` or a name like `Europe/Paris`.",
            example: .yaml("zone: CET+1"),
            remedy: "write the zone's name."),
        DiagnosticPage(
            "CDN0227", "zone without time",
            meaning: "`zone` belongs to `at`; a distance has no zone.",
            example: .yaml("schedule: { every: 1h, zone: Europe/Paris }"),
            remedy: "remove `zone`, or write `at`."),
        DiagnosticPage(
            "CDN0228", "only with for_each",
            meaning: "`as`, `max` and `waves` speak of the items of `for_each`.",
            example: .yaml("- { tag_device: { add: [a] }, max: 20 }"),
            remedy: "write `for_each`, or remove the key."),
        DiagnosticPage(
            "CDN0229", "for or until",
            meaning: "`pause` takes a length, or something to wait for together with a `timeout`.",
            example: .yaml("pause: { until: steps.isolate.undone }"),
            remedy: "write `for: 24h`, or add `timeout`."),
        DiagnosticPage(
            "CDN0230", "option without the one that it belongs to",
            meaning: "`then` says what happens past `timeout`, `otherwise` what happens if `when` does not hold.",
            example: .yaml("wait: { until: finished, then: cancel }"),
            remedy: "write the other key too, or remove this one."),
        DiagnosticPage(
            "CDN0231", "escalation too late",
            meaning: "`escalate` would ask others when the time for an answer is over.",
            example: .yaml("approval: { from: [soc], within: 15m, escalate: { after: 30m, to: [lead] } }"),
            remedy: "make `after` shorter than `within`."),
        DiagnosticPage(
            "CDN0232", "count or share",
            meaning: "`max_devices` limits nothing.",
            example: .yaml("max_devices: { per: 1h }"),
            remedy: "write `count`, `share`, or both."),
        DiagnosticPage(
            "CDN0233", "needs an unknown step",
            meaning: "No step before this one has that id.",
            example: .yaml("needs: [isolte]"),
            remedy: "take the suggestion; ids that nobody wrote are the actions' names."),
        DiagnosticPage(
            "CDN0234", "needs a later step",
            meaning: "Steps stand behind what they need, so that the file reads in the order in which things happen.",
            example: .yaml("needs: [step-below]"),
            remedy: "move the step."),
        DiagnosticPage(
            "CDN0235", "steps that wait for each other",
            meaning: "Each of the two needs the other, so neither would ever start.",
            example: .yaml("- { id: a, needs: [b], tag_device: { add: [x] } }"),
            remedy: "remove one of the two."),
        DiagnosticPage(
            "CDN0236", "no device",
            meaning: "The action acts on a device, and this trigger gives none.",
            example: .yaml("trigger: { schedule: { every: 1d } }"),
            remedy: "name the device: `device: d` in a `for_each`, `device: inputs.device` in a `manual` playbook."),
        DiagnosticPage(
            "CDN0237", "no alert",
            meaning: "The action acts on alerts, and this trigger gives none.",
            example: .yaml(#"trigger: { devices: { where: "true", every: 1d } }"#),
            remedy: "name it with `alert`."),
        DiagnosticPage(
            "CDN0238", "cannot be undone",
            meaning: "The service has nothing that takes this back, or nothing that is documented, or not all of it can be taken back.",
            example: .yaml("- { collect_investigation_package: {}, undo_after: 8h }"),
            remedy: "remove `undo_after`, or remind a person; an indicator ends by its own `expires`."),
        DiagnosticPage(
            "CDN0239", "output before its time",
            meaning: "The value is there once the device has carried out the step; the step goes on when the service has taken the order.",
            example: .yaml("- { id: p, collect_investigation_package: {} }"),
            remedy: "give that step `wait: finished`."),
        DiagnosticPage(
            "CDN0240", "unknown calendar",
            meaning: "`during` takes the name of a calendar of cordon.yaml, as a text.",
            example: .yaml(#"when: during("bussiness")"#),
            remedy: "take the suggestion, or add the calendar."),
        DiagnosticPage(
            "CDN0241", "unknown channel",
            meaning: "cordon.yaml has no such channel under `notify`.",
            example: .yaml("approval: { from: [soc], notify: scc }"),
            remedy: "take the suggestion, or add the channel."),
        DiagnosticPage(
            "CDN0242", "unknown group",
            meaning: "No approver of cordon.yaml is in that group, so nobody could ever answer.",
            example: .yaml("approval: { from: [soc-laed] }"),
            remedy: "take the suggestion, or add an approver."),
        DiagnosticPage(
            "CDN0243", "quorum out of reach",
            meaning: "More people must agree than the groups have.",
            example: .yaml("approval: { from: [soc-lead], quorum: 5 }"),
            remedy: "lower `quorum`, or add groups or approvers."),
        DiagnosticPage(
            "CDN0244", "unknown playbook",
            meaning: "There is no playbook of that name to call.",
            example: .yaml("call: { playbook: isolate-and-tiket }"),
            remedy: "take the suggestion."),
        DiagnosticPage(
            "CDN0245", "not callable",
            meaning: "Only playbooks with the trigger `manual` can be called: the others get their inputs from what started them.",
            example: .yaml("call: { playbook: contain-ransomware }"),
            remedy: "move the steps into a playbook with `manual`."),
        DiagnosticPage(
            "CDN0246", "calls in a circle",
            meaning: "The call leads back to the playbook that it stands in.",
            example: .yaml("call: { playbook: this-very-playbook }"),
            remedy: "remove one of the calls."),
        DiagnosticPage(
            "CDN0247", "missing input",
            meaning: "The called playbook needs an input that has no default.",
            example: .yaml("call: { playbook: isolate-and-ticket }"),
            remedy: "give it under `with`."),
        DiagnosticPage(
            "CDN0248", "unknown input",
            meaning: "The called playbook has no such input.",
            example: .yaml("call: { playbook: isolate-and-ticket, with: { devise: device } }"),
            remedy: "take the suggestion."),
    ]
}
