import Canonical
import Diagnostics
import Expressions
import YAMLSyntax

extension JSONObject {
    /// Any scalar is a text: digits and `true` too.
    static let anyText: JSONObject = ["type": ["string", "number", "boolean"]]
}

extension Form where Value == String {
    /// Any scalar, by its own text.
    static var text: Form { Form(.anyText) { value, _ in value.string()?.value } }

    /// A text that must read like something, as `pattern` (for editors) and `isRight` (which decides) have it.
    static func text(
        _ pattern: String, _ isRight: @escaping @Sendable (String) -> Bool,
        or mistake: @escaping @Sendable (SourceRange) -> Diagnostic
    ) -> Form {
        Form(["type": "string", "pattern": .string(pattern)]) { value, collector in
            guard let text = value.string() else { return nil }
            if isRight(text.value) { return text.value }
            collector.report(mistake(text.range))
            return nil
        }
    }
}

extension Form where Value == Bool {
    static var flag: Form { Form(["type": "boolean"]) { value, _ in value.bool()?.value } }
}

extension Form where Value == Int {
    static func integer(_ range: ClosedRange<Int64>) -> Form {
        Form(["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]) { value, _ in
            (value.integer(in: range)?.value).map { Int($0) }
        }
    }
}

extension Form where Value == Duration {
    /// A duration above zero and at most `longest`.
    static func duration(upTo longest: Duration = .seconds(10 * 365 * 86400)) -> Form {
        Form([
            "type": "string", "pattern": #"^([0-9]+(\.[0-9]+)?(d|h|m|s|ms|us|ns))+$"#, "examples": ["90s", "1h30m", "7d"],
        ]) { value, collector in
            guard let duration = value.duration() else { return nil }
            if duration.value > .zero, duration.value <= longest { return duration.value }
            collector.report(Messages.durationOutOfRange(value.name, longest: longest, duration.range))
            return nil
        }
    }
}

extension Form where Value == Timestamp {
    static var timestamp: Form {
        Form([
            "type": "string", "pattern": #"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"#,
            "examples": ["2027-06-30", "2027-06-30T08:00:00Z"],
        ]) { value, _ in value.timestamp()?.value }
    }
}

extension Form where Value == Embedded {
    /// A text that is checked later, where its names are known: an expression or a text with `${…}`.
    static func embedded(_ examples: [String] = []) -> Form {
        var schema = JSONObject.anyText
        if !examples.isEmpty { schema["examples"] = .array(examples.map { .string($0) }) }
        return Form(schema) { value, _ in value.scalar().map { Embedded($0, at: value.node.range) } }
    }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the words of an enumeration, spelt exactly.
    static var word: Form {
        let values = Dictionary(uniqueKeysWithValues: Value.allCases.map { ($0.rawValue, $0) })
        let words = Value.allCases.map(\.rawValue)
        return Form(["enum": .array(words.map { .string($0) })]) { value, _ in
            value.enumeration(among: words).flatMap { values[$0.value] }
        }
    }
}

extension Form {
    /// What is read, with its place.
    var spanned: Form<Spanned<Value>> { map { value, range, _ in Spanned(value, at: range) } }
}
