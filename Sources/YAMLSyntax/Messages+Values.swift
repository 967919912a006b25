/// Sentences about keys and values of mappings.
extension Messages {
    // MARK: Keys

    /// - Parameter needed: the missing key that it was probably meant to be.
    static func unknownKey(_ key: String, what: String, needed: String? = nil) -> String {
        "\(what) has no key `\(short(key))`" + (needed.map { " and needs the key `\($0)`" } ?? "")
    }

    static let commaSlip = "; inside `{ }` a comma begins a new key, so text that holds one must be quoted"

    static func missingKey(_ key: String, what: String) -> String { "\(what) needs the key `\(key)`" }

    static func key(_ key: String) -> String { "`\(short(key))`" }
    static func item(of name: String) -> String { "an item of \(name)" }

    // MARK: Kinds

    static func wrongKind(_ name: String, expected: String, _ node: Node) -> String {
        "\(name) must be \(expected), this is \(described(node))"
    }

    static func emptyValue(_ name: String, expected: String) -> String {
        "\(name) has no value: it must be \(expected), or be left out"
    }

    static func emptyItem(_ name: String, expected: String) -> String { "\(name) is empty: it must be \(expected)" }

    static func nullWord(_ name: String, _ word: String, expected: String) -> String {
        "\(name) has no value: `\(word)` is nothing in YAML; it must be \(expected), or be left out, or be quoted"
    }

    static let mapping = "a mapping"
    static let list = "a list"
    static let listOfTexts = "a list of texts"
    static let text = "text"
    static let boolean = "true or false"
    static let integer = "a whole number"
    static let number = "a number"
    static let duration = "a duration like 90s, 1h30m or 7d"
    static let timestamp = "a time like 2027-06-30T08:00:00Z or a date like 2027-06-30"
    static let oneOf = "one of the allowed words"

    // MARK: Values

    static func notAllowed(_ name: String, _ text: String) -> String { "`\(short(text))` is no value of \(name)" }

    static func malformed(_ name: String, _ text: String, expected: String) -> String {
        "\(name) must be \(expected), not `\(short(text))`"
    }

    static func integerTooLarge(_ name: String) -> String { "\(name) is past the range of 64-bit integers" }

    static func outOfRange(_ name: String, _ value: Int64, _ range: ClosedRange<Int64>) -> String {
        let limits =
            range.upperBound == .max ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
        return "\(name) must be \(limits), not \(value)"
    }

    static func negativeDuration(_ name: String) -> String { "\(name) must not be negative" }

    private static func described(_ node: Node) -> String {
        guard let scalar = node.scalar else { return node.kindName }
        return "\(node.kindName) (`\(short(scalar.text))`)"
    }
}
