import Canonical

/// One `name=value` of a function in a path. A value in quotes is a text, quotes inside are doubled.
struct FunctionArgument: Hashable, Sendable {
    let name: String
    let hole: String
    let isQuoted: Bool

    /// Reads an argument of a template: `ip='{ip}'`.
    init?(_ text: Substring) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let value = text[text.index(after: equals)...]
        name = String(text[..<equals])
        isQuoted = value.first == "'"
        hole = String(value.drop { $0 == "'" || $0 == "{" }.prefix { $0 != "}" })
    }

    /// The argument with its value, percent-encoded.
    func text(_ value: String) -> String {
        guard isQuoted else { return "\(name)=\(value.percentEncoded)" }
        let doubled = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return "\(name)='\(doubled.percentEncoded)'"
    }

    /// The value of an argument of a path, if it is this one.
    func value(in text: Substring) -> String? {
        guard let equals = text.firstIndex(of: "="),
            String(text[..<equals]).trimmed.foldedASCII == name.foldedASCII
        else { return nil }
        let value = String(text[text.index(after: equals)...]).trimmed
        guard isQuoted else { return value }
        guard value.utf8.count >= 2, value.first == "'", value.last == "'" else { return nil }
        return value.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
            .joined(separator: "'")
    }

    /// The arguments between commas that stand in no quotes.
    static func split(_ text: Substring) -> [Substring] {
        var isInside = false
        return text.split(omittingEmptySubsequences: true) { character in
            if character == "'" { isInside.toggle() }
            return character == "," && !isInside
        }
    }
}
