public import Canonical
public import Diagnostics

extension MappingReader {
    /// `true` or `false`.
    public mutating func bool(_ key: String, required: Bool = false) -> Spanned<Bool>? {
        value(key, required: required)?.bool()
    }

    /// A whole number in a range that the sentence names.
    public mutating func integer(
        _ key: String, in range: ClosedRange<Int64> = .min ... .max, required: Bool = false
    ) -> Spanned<Int64>? {
        value(key, required: required)?.integer(in: range)
    }

    /// Any number.
    public mutating func number(_ key: String, required: Bool = false) -> Spanned<Double>? {
        value(key, required: required)?.number()
    }

    /// A duration, as `DurationText` reads it; negative ones only where they mean something.
    public mutating func duration(
        _ key: String, isNegativeAllowed: Bool = false, required: Bool = false
    ) -> Spanned<Duration>? {
        value(key, required: required)?.duration(isNegativeAllowed: isNegativeAllowed)
    }

    /// RFC 3339, or a date alone: then midnight in UTC at its start.
    public mutating func timestamp(_ key: String, required: Bool = false) -> Spanned<Timestamp>? {
        value(key, required: required)?.timestamp()
    }
}
