import Expressions

/// Values as literals of the Kusto query language.
enum KQLLiteral {
    static func text(of value: Value) -> String? {
        switch value {
        case .string(let text): quoted(text)
        case .int(let number): "long(\(number))"
        case .double(let number): number.isFinite ? "real(\(value.text))" : nil
        case .bool(let flag): flag ? "true" : "false"
        case .timestamp(let time): "datetime(\(time))"
        case .duration(let duration): timespan(duration)
        case .list(let items): list(items)
        default: nil
        }
    }

    /// For `in (…)`: literals with commas between them. An empty list matches nothing.
    private static func list(_ items: [Value]) -> String? {
        let literals = items.compactMap { item -> String? in if case .list = item { nil } else { text(of: item) } }
        guard literals.count == items.count else { return nil }
        return literals.isEmpty ? "dynamic([])" : literals.joined(separator: ", ")
    }

    private static func timespan(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        // A tick of Kusto is 100 nanoseconds.
        let ticks = Int128(seconds) * 10_000_000 + Int128(attoseconds) / 100_000_000_000
        return "totimespan(\(ticks) * 1tick)"
    }

    /// A string in double quotes; whatever is no plain character stands as `\uXXXX`.
    private static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default:
                for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
                    let digits = String(unit, radix: 16, uppercase: true)
                    literal += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                }
            }
        }
        return literal + "\""
    }
}
