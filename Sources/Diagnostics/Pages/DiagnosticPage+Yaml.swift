extension DiagnosticPage {
    /// CDN0101 to CDN0140.
    static let yaml = [
        DiagnosticPage(
            "CDN0101", "not UTF-8",
            meaning: "The file holds bytes that are no UTF-8, or is UTF-16.",
            example: .text("the byte 0xFC is no UTF-8; save the file as UTF-8"),
            remedy: "save the file as UTF-8."),
        DiagnosticPage(
            "CDN0102", "forbidden character",
            meaning: "A control character, a line separator or a byte order mark stands in the text, where people cannot see it.",
            example: .text(#"the control character U+0007 is not allowed: remove it, or write `\u0007` inside double quotes"#),
            remedy: "remove it, or write it as an escape inside double quotes."),
        DiagnosticPage(
            "CDN0103", "file too large",
            meaning: "A file may have 1 MiB.",
            example: .text("the file has 2000000 bytes, more than the 1048576 that are read"),
            remedy: "divide it; a folder may hold any number of files."),
        DiagnosticPage(
            "CDN0104", "nested too deep",
            meaning: "Lists and mappings may be nested 64 deep.",
            example: .yaml(
                "let: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            ),
            remedy: "write it flatter."),
        DiagnosticPage(
            "CDN0105", "too many keys and values",
            meaning: "A file may have 10,000 of them; an alias counts as all that it stands for.",
            example: .yaml(
                #"""
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]   # and so on: nine times more with each line
                """#),
            remedy: "divide the file, or use fewer aliases."),
        DiagnosticPage(
            "CDN0106", "reordering character",
            meaning: "An invisible character makes the line read otherwise than it is: what is reviewed would not be what runs.",
            example: .text("the invisible character U+202E changes the order in which this line is shown"),
            remedy: "remove it, or write it as an escape inside double quotes."),
        DiagnosticPage(
            "CDN0107", "unreadable",
            meaning: #"""
                The file is there, but cannot be read: its permissions forbid it, it is a link that leads nowhere, or a folder, or its name is
                not UTF-8. The other files are checked all the same.
                """#,
            example: .text("this is a link that leads nowhere; mend or remove it"),
            remedy: "mend the permissions, the link or the name, or remove it."),
        DiagnosticPage(
            "CDN0110", "not YAML",
            meaning: "The text breaks off or goes on where YAML does not allow it.",
            example: .yaml(#"trigger: { alerts: { where: alert.mitreTechniques.exists(t, t == "T1486") } }"#),
            remedy: "quote texts in `{ }` and `[ ]` that hold a comma, a bracket or `: `."),
        DiagnosticPage(
            "CDN0111", "needs quotes",
            meaning: "The value means something else to YAML than to its writer.",
            example: .yaml("when: !device.isExcluded"),
            remedy: "quote it: `when: '!device.isExcluded'`. The suggestion is ready to be pasted."),
        DiagnosticPage(
            "CDN0112", "indentation",
            meaning: "A line stands at a depth that belongs to nothing above it, or a tab indents it.",
            example: .yaml(
                #"""
                trigger:
                  alerts:
                    where: "true"
                   lookback: 24h
                """#),
            remedy: "give keys of one mapping the same number of blanks."),
        DiagnosticPage(
            "CDN0113", "never closed",
            meaning: "A quote or bracket is opened and not closed.",
            example: .yaml(#"description: "Cut the device off"#),
            remedy: "close it where the value ends."),
        DiagnosticPage(
            "CDN0114", "no such escape",
            meaning: "A backslash in double quotes begins an escape, and this is none.",
            example: .yaml(#"description: "C:\Windows""#),
            remedy: #"write `\\`, or use single quotes."#),
        DiagnosticPage(
            "CDN0115", "directive",
            meaning: "A line that begins with `%` is a directive; only `%YAML 1.2` is known.",
            example: .yaml("%YAML 1.1"),
            remedy: "remove the line."),
        DiagnosticPage(
            "CDN0120", "key given twice",
            meaning: "A mapping holds a key more than once; which of the values is meant cannot be told.",
            example: .yaml(
                #"""
                lookback: 24h
                lookback: 7d
                """#),
            remedy: "remove one of them."),
        DiagnosticPage(
            "CDN0121", "merge key",
            meaning: "`<<` is not part of YAML 1.2.",
            example: .yaml(
                #"""
                steps:
                  - <<: *isolate
                """#),
            remedy: "repeat the keys."),
        DiagnosticPage(
            "CDN0122", "key is no text",
            meaning: "A key is a list, a mapping or nothing.",
            example: .yaml("let: { [a, b]: 1 }"),
            remedy: "write a word."),
        DiagnosticPage(
            "CDN0123", "unknown tag",
            meaning: "A word that begins with `!` is a tag in YAML, and this one is not known.",
            example: .yaml("when: !important"),
            remedy: "remove it; quote an expression that begins with `!`."),
        DiagnosticPage(
            "CDN0124", "tag does not fit",
            meaning: "A known tag stands before a value of another kind.",
            example: .yaml("version: !!int one"),
            remedy: "remove the tag."),
        DiagnosticPage(
            "CDN0125", "unknown alias",
            meaning: "`*name` stands for an anchor `&name` that is not there.",
            example: .yaml("steps: *common"),
            remedy: "write the anchor before it, or quote a text that begins with `*`."),
        DiagnosticPage(
            "CDN0126", "alias inside itself",
            meaning: "An alias stands inside of what it stands for.",
            example: .yaml("steps: &s [*s]"),
            remedy: "write out what is meant."),
        DiagnosticPage(
            "CDN0130", "unknown key",
            meaning: "Nobody reads this key; most often it is misspelt.",
            example: .yaml(
                #"""
                stpes:
                  - tag_device: { add: [seen] }
                """#),
            remedy: "take the suggestion, or one of the allowed keys."),
        DiagnosticPage(
            "CDN0131", "missing key",
            meaning: "What stands there cannot do without this key.",
            example: .yaml(
                #"""
                trigger:
                  alerts:
                    where: alert.severity == "High"     # and lookback?
                """#),
            remedy: "add it."),
        DiagnosticPage(
            "CDN0132", "wrong kind of value",
            meaning: "The key takes another kind of value: a text and not a list, a mapping and not a number.",
            example: .yaml("references: T1486"),
            remedy: "write the kind that the sentence names; here `[T1486]`."),
        DiagnosticPage(
            "CDN0133", "not one of the words",
            meaning: "The key takes one of a few words, spelt exactly.",
            example: .yaml("mode: enforced"),
            remedy: "take the suggestion, or one of the allowed words."),
        DiagnosticPage(
            "CDN0134", "no value",
            meaning: "The key stands there without a value.",
            example: .yaml("when:"),
            remedy: "write one, or remove the key."),
        DiagnosticPage(
            "CDN0135", "malformed value",
            meaning: "The text is none of the kind that is needed: a duration, a time, a date.",
            example: .yaml("lookback: yesterday"),
            remedy: "write a duration such as `90s`, `1h30m`, `7d`, or a time such as `2027-06-30T08:00:00Z`."),
        DiagnosticPage(
            "CDN0136", "out of range",
            meaning: "The number or duration is past what the key takes.",
            example: .yaml("version: 0"),
            remedy: "stay within the limits that the sentence names."),
        DiagnosticPage(
            "CDN0140", "not laid out",
            meaning: "`cordon fmt` leaves a file alone where it cannot promise that the new layout means the same, and says why.",
            example: .text("the file has a `%` directive, which is not laid out"),
            remedy: "write that part otherwise, or leave the file as it is."),
    ]
}
