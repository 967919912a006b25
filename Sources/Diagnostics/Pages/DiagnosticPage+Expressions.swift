extension DiagnosticPage {
    /// CDN0301 to CDN0317.
    static let expressions = [
        DiagnosticPage(
            "CDN0301", "syntax",
            meaning: "The expression, or the `${…}` in a text, breaks off or holds something that means nothing.",
            example: .yaml(#"where: alert.severity = "High""#),
            remedy: "follow the sentence; equality is `==`, and is `&&`, or is `||`. A literal `${` is written `$${`."),
        DiagnosticPage(
            "CDN0302", "nested too deep",
            meaning: "Parentheses, operators and calls are nested past the limit.",
            example: .text("the expression is nested deeper than 250 levels"),
            remedy: "give its parts names with `let`."),
        DiagnosticPage(
            "CDN0303", "macro",
            meaning: "`has`, `all`, `exists`, `map`, `filter` and the like got something that they cannot work on.",
            example: .yaml(#"when: alert.title.exists(t, t == "x")"#),
            remedy: "give it a list or a map, and the name of a variable first."),
        DiagnosticPage(
            "CDN0304", "unknown name",
            meaning:
                "Nothing has this name here. With `per: device` there is `alerts` and no `alert`; otherwise it is the other way round.",
            example: .yaml(#"when: devise.deviceValue == "High""#),
            remedy: "take the suggestion, or one of the names that are listed."),
        DiagnosticPage(
            "CDN0305", "unknown function",
            meaning: "There is no function of this name.",
            example: .yaml(#"where: alert.title.beginsWith("Ransom")"#),
            remedy: "here `startsWith`; take the suggestion if there is one."),
        DiagnosticPage(
            "CDN0306", "unknown field",
            meaning: "The entity has no such property. For `steps`: there is no such step, or it comes later.",
            example: .yaml(#"where: alert.sevrity == "High""#),
            remedy: "take the suggestion, or one of the fields that are listed."),
        DiagnosticPage(
            "CDN0307", "types do not fit",
            meaning: "An operator or function does not take values of these types.",
            example: .yaml(#"where: alert.incidentId == "7""#),
            remedy: "compare like with like; convert with `int()`, `string()` and so on."),
        DiagnosticPage(
            "CDN0309", "value outside of the enumeration",
            meaning: "The property can never have this value, so the comparison would never be what it seems.",
            example: .yaml(#"where: alert.severity == "high""#),
            remedy: "take the suggestion; case counts here."),
        DiagnosticPage(
            "CDN0310", "value that is not known",
            meaning: "A warning: the property may have values that are not listed, but this looks like a slip.",
            example: .yaml(#"where: alert.category == "Ransomwear""#),
            remedy: "take the suggestion, or leave it if you have seen the value."),
        DiagnosticPage(
            "CDN0311", "values without order",
            meaning: "`<` and `>=` compare by rank, and this enumeration has none.",
            example: .yaml(#"where: alert.status > "New""#),
            remedy: "use `==` or `in`."),
        DiagnosticPage(
            "CDN0312", "can be null",
            meaning: "The service can leave this property empty, and the expression would fail then.",
            example: .yaml(#"where: alert.assignedTo.startsWith("ana")"#),
            remedy: #"test it first, `alert.assignedTo != null && …`, or say what holds then: `alert.?assignedTo.orValue("")`."#),
        DiagnosticPage(
            "CDN0313", "never null",
            meaning: "A warning: the comparison with null is always the same.",
            example: .yaml("where: alert.title != null"),
            remedy: "remove the test."),
        DiagnosticPage(
            "CDN0314", "branches differ",
            meaning: "Both results of `? :` must have one type.",
            example: .yaml(#"let: { count: 'alert.severity == "High" ? 1 : "none"' }"#),
            remedy: "give both the same type."),
        DiagnosticPage(
            "CDN0315", "wrong type of result",
            meaning: "The place needs another type: `where`, `when` and `if` need a bool.",
            example: .yaml("where: alert.severity"),
            remedy: "make it a comparison."),
        DiagnosticPage(
            "CDN0316", "pattern",
            meaning: "The pattern of `matches` is not in the syntax of RE2, which has no look-around and no references back.",
            example: .yaml(#"where: alert.title.matches("^(Ransom")"#),
            remedy: #"mend what the sentence names; a backslash in `"…"` is written `\\`, or put `r` before the quotes."#),
        DiagnosticPage(
            "CDN0317", "always fails",
            meaning: "What is written here cannot be computed, whatever the alert or device is: a text that is no duration, time, number, "
                + "address or zone, a division by zero, an index past the end.",
            example: .yaml(#"where: now - alert.lastUpdateTime < duration("7 d")"#),
            remedy: "mend what the sentence names."),
    ]
}
