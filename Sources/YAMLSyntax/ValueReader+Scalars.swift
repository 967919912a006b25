public import Canonical
public import Diagnostics

extension ValueReader {
    /// `true` or `false`; the words of YAML 1.1 are refused with a suggestion.
    public func bool() -> Spanned<Bool>? {
        guard let scalar = scalar(expected: Messages.boolean) else { return nil }
        guard case .bool(let value) = scalar.resolved else {
            let word = Self.booleanWord(scalar.text)
            return wrongKind(Messages.boolean, suggestion: word, fix: word)
        }
        return Spanned(value, at: node.range)
    }

    /// A whole number in a range that the sentence names.
    public func integer(in range: ClosedRange<Int64> = .min ... .max) -> Spanned<Int64>? {
        guard let scalar = scalar(expected: Messages.integer) else { return nil }
        switch scalar.resolved {
        case .integer(let value) where range.contains(value):
            return Spanned(value, at: node.range)
        case .integer(let value):
            collector.report(.outOfRange, Messages.outOfRange(name, value, range), at: node.range)
            return nil
        case .float where !scalar.text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }:
            collector.report(.outOfRange, Messages.integerTooLarge(name), at: node.range)
            return nil
        default:
            return wrongKind(Messages.integer)
        }
    }

    /// Any number; a whole one too.
    public func number() -> Spanned<Double>? {
        switch scalar(expected: Messages.number)?.resolved {
        case .integer(let value)?: Spanned(Double(value), at: node.range)
        case .float(let value)?: Spanned(value, at: node.range)
        case nil: nil
        default: wrongKind(Messages.number)
        }
    }

    /// A duration, as `DurationText` reads it.
    ///
    /// - Parameter isNegativeAllowed: for times relative to another, like `-2h`.
    public func duration(isNegativeAllowed: Bool = false) -> Spanned<Duration>? {
        guard let scalar = scalar(expected: Messages.duration) else { return nil }
        guard let duration = DurationText.parse(scalar.text) else {
            return malformed(scalar, Messages.duration)
        }
        guard isNegativeAllowed || duration >= .zero else {
            collector.report(.outOfRange, Messages.negativeDuration(name), at: node.range)
            return nil
        }
        return Spanned(duration, at: node.range)
    }

    /// RFC 3339, or a date alone: then midnight in UTC at its start.
    public func timestamp() -> Spanned<Timestamp>? {
        guard let scalar = scalar(expected: Messages.timestamp) else { return nil }
        let isDate = scalar.text.utf8.count == "2027-06-30".utf8.count
        guard let timestamp = Timestamp(rfc3339: isDate ? scalar.text + "T00:00:00Z" : scalar.text) else {
            return malformed(scalar, Messages.timestamp)
        }
        return Spanned(timestamp, at: node.range)
    }

    /// One of some words.
    ///
    /// - Parameter words: spelt exactly; in the order in which they are to be read.
    public func enumeration(among words: [String]) -> Spanned<String>? {
        guard let scalar = scalar(expected: Messages.oneOf) else { return nil }
        if words.contains(where: { $0.utf8.elementsEqual(scalar.text.utf8) }) {
            return Spanned(scalar.text, at: node.range)
        }
        collector.report(
            .notAllowed, Messages.notAllowed(name, scalar.text), at: node.range,
            allowed: words, suggestion: Spelling.nearest(to: scalar.text, among: words),
            fix: Spelling.certain(for: scalar.text, among: words))
        return nil
    }

    private func malformed<Result>(_ scalar: Scalar, _ expected: String) -> Result? {
        collector.report(
            .malformedValue, Messages.malformed(name, scalar.text, expected: expected), at: node.range)
        return nil
    }

    /// YAML 1.1 took these for booleans, and people remember.
    private static func booleanWord(_ text: String) -> String? {
        switch text.lowercased() {
        case "yes", "on", "y", "true": "true"
        case "no", "off", "n", "false": "false"
        default: nil
        }
    }
}
