import TestRandom

/// Documents in every style, with comments in odd places.
enum RandomDocument {
    private static let words = ["a", "b c", "12", "yes", "null", "~", "x#y", "é", "${a.b}", "a != b", "- x", "1e5", "T1486", "漢字", ""]
    private static let pieces = [
        " ", "  ", "\n", "\n  ", ": ", "- ", "? ", "[", "]", "{", "}", ", ", "'", "\"", "|\n  ", ">-\n ", "&a ", "*a", " # c\n",
        "a", "b:", "!!str ", "---\n", "\\", "12", "\n# d\n", "\t",
    ]

    static func pieces(using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...14, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    static func text(using generator: inout SeededGenerator) -> String {
        block(indent: 0, depth: 0, using: &generator)
    }

    /// At the end of a line, or on one of its own.
    static func addingComment(to text: String, using generator: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = Int.random(in: 0..<lines.count, using: &generator)
        let number = Int.random(in: 0..<1000, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: lines[index] += " # c\(number)"
        case 1: lines.insert(String(repeating: " ", count: Int.random(in: 0...8, using: &generator)) + "# c\(number)", at: index)
        default: lines.insert("", at: index)
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Blocks

    private static func block(indent: Int, depth: Int, using generator: inout SeededGenerator) -> String {
        let isMapping = Bool.random(using: &generator)
        let count = Int.random(in: 1...4, using: &generator)
        let spaces = String(repeating: " ", count: indent)
        return (0..<count).map { index in
            spaces + (isMapping ? "k\(index):" : "-") + value(indent: indent, depth: depth, isItem: !isMapping, using: &generator)
        }.joined()
    }

    private static func value(indent: Int, depth: Int, isItem: Bool, using generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0...(depth < 3 ? 7 : 4), using: &generator) {
        case 0: return " " + scalar(using: &generator) + "\n"
        case 1: return " " + flow(depth: 0, using: &generator) + "\n"
        case 2: return " " + literal(indent: indent, using: &generator)
        case 3: return "\n"
        case 4: return " " + folded(indent: indent, using: &generator)
        default:
            let inner = indent + Int.random(in: 1...4, using: &generator)
            return "\n" + block(indent: inner, depth: depth + 1, using: &generator)
        }
    }

    private static func literal(indent: Int, using generator: inout SeededGenerator) -> String {
        let header = ["|", ">", "|-", ">-", "|+", ">+"].randomElement(using: &generator) ?? "|"
        let margin = String(repeating: " ", count: indent + Int.random(in: 1...3, using: &generator))
        let count = Int.random(in: 0...3, using: &generator)
        let lines = (0..<count).map { index in
            let extra = index == 0 ? "" : ["", "  ", "\t"].randomElement(using: &generator) ?? ""
            return margin + extra + "t\(index) # no"
        }
        let blanks = String(repeating: "\n", count: Int.random(in: 0...2, using: &generator))
        return header + "\n" + lines.map { $0 + "\n" + (Bool.random(using: &generator) ? "" : "\n") }.joined() + blanks
    }

    /// A plain or quoted text over two lines.
    private static func folded(indent: Int, using generator: inout SeededGenerator) -> String {
        let quote = ["", "'", "\""].randomElement(using: &generator) ?? ""
        let margin = String(repeating: " ", count: indent + Int.random(in: 1...5, using: &generator))
        let gap = Bool.random(using: &generator) ? "\n" : "\n\n"
        return quote + "one" + gap + margin + "two" + quote + "\n"
    }

    // MARK: One line

    private static func scalar(using generator: inout SeededGenerator) -> String {
        let word = words.randomElement(using: &generator) ?? "a"
        switch Int.random(in: 0...2, using: &generator) {
        case 0: return "'\(word)'"
        case 1: return "\"\(word)\""
        default: return word.hasPrefix("- ") ? "x" : word
        }
    }

    private static func flow(depth: Int, using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...4, using: &generator)
        let isMapping = Bool.random(using: &generator)
        let items = (0..<count).map { index in
            let isNested = depth < 2 && Int.random(in: 0...3, using: &generator) == 0
            let value = isNested ? flow(depth: depth + 1, using: &generator) : "'w\(index) x'"
            return isMapping ? "k\(index): \(value)" : value
        }
        let gap = Int.random(in: 0...3, using: &generator) == 0 ? ",\n        " : ", "
        return (isMapping ? "{" : "[") + items.joined(separator: gap) + (isMapping ? "}" : "]")
    }
}
