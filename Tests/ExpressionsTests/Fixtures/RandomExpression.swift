import TestRandom

/// Writes random expressions: always well-formed, seldom well-typed.
struct RandomExpression {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func text(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        let inner = (0..<3).map { _ in text(depth: depth - 1) }
        switch Int.random(in: 0..<16, using: &generator) {
        case 0...3: return "(\(inner[0])) \(pick(Self.operators)) (\(inner[1]))"
        case 4: return "(\(inner[0])) \(pick(Self.operators)) \(inner[1]) \(pick(Self.operators)) \(inner[2])"
        case 5: return "(\(inner[0])) ? (\(inner[1])) : \(inner[2])"
        case 6: return "\(pick(["!", "-", "--"]))(\(inner[0]))"
        case 7: return "[\(inner.joined(separator: ", "))]"
        case 8: return "{\(leaf()): \(inner[0]), \"k\": \(inner[1])}"
        case 9: return "(\(inner[0])).\(pick(Self.macros))(x, \(inner[1]))"
        case 10: return "(\(inner[0])).map(x, \(inner[1]), \(inner[2]))"
        case 11: return "(\(inner[0])).\(pick(Self.methods))(\(inner[1]))"
        case 12: return "\(pick(Self.functions))(\(inner[0]))"
        case 13: return "(\(inner[0]))[\(inner[1])]"
        case 14: return "has((\(inner[0])).k) || (\(inner[1])).?k.hasValue()"
        default: return "cel.bind(x, \(inner[0]), \(inner[1]))"
        }
    }

    private mutating func leaf() -> String {
        pick(Self.leaves)
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }

    private static let leaves = [
        "1", "-7", "0", "9223372036854775807", "3u", "2.5", "-0.5", "1e300", "\"é\\n\"", "'a'", "b\"\\x00z\"", "true",
        "false", "null", "x", "limit", "alert.title", "alert.severity", "note", "now", "[]", "{}", "duration(\"1h\")",
    ]
    private static let operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"]
    private static let macros = ["all", "exists", "exists_one", "map", "filter"]
    private static let methods = ["startsWith", "contains", "join", "split", "charAt", "indexOf", "flatten", "or"]
    private static let functions = ["size", "int", "uint", "double", "string", "bytes", "type", "bool", "dyn"]
}
