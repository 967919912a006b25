import Diagnostics

/// Text from outside, as data in Markdown: it shows what it is, and neither formats, links, mentions nor embeds anything.
///
/// Escapes are not enough: platforms turn `@name`, `#1`, addresses and commit ids into links after they have undone the escapes,
/// but never in code. So every word that could be read as anything but itself becomes code.
package enum MarkdownText {
    /// A text in a paragraph: plain words stay plain, all others are code. A text that holds code already is code as a whole.
    package static func inline(_ text: String) -> String {
        guard !text.unicodeScalars.contains("`") else { return code(text) }
        var parts: [String] = []
        var suspects: [Substring] = []
        func flush() {
            guard let last = suspects.popLast() else { return }
            // A colon that ends a clause is none of the word's.
            let word = last.hasSuffix(":") && last.count > 1 ? last.dropLast() : last
            parts.append(code((suspects + [word]).joined(separator: " ")) + last[word.endIndex...])
            suspects = []
        }
        for word in TerminalText.escaped(text).split(separator: " ") {
            if isPlain(word) {
                flush()
                parts.append(String(word))
            } else {
                suspects.append(word)
            }
        }
        flush()
        return parts.joined(separator: " ")
    }

    /// A text as one span of code.
    package static func code(_ text: String) -> String {
        let text = TerminalText.escaped(text)
        guard text.unicodeScalars.contains(where: { $0 != " " }) else { return "` `" }
        let fence = String(repeating: "`", count: longestRun(in: text, of: "`") + 1)
        // One blank inside each fence is taken off again by the reader.
        let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
        let pad = ends.contains("`") || ends == [" ", " "] ? " " : ""
        return fence + pad + text + pad + fence
    }

    /// Lines as a block of code.
    package static func block(_ lines: String, language: String = "") -> String {
        let text = TerminalText.escapedLines(lines)
        let fence = String(repeating: "`", count: max(3, longestRun(in: text, of: "`") + 1))
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    /// Letters, digits and the punctuation of prose; nothing that any kind of Markdown or a linker of names reads.
    private static func isPlain(_ word: Substring) -> Bool {
        guard let first = word.unicodeScalars.first, first != "/", !isCommit(word), !isIssue(word) else { return false }
        var previous: Unicode.Scalar?
        for scalar in word.unicodeScalars {
            // A point or colon within a word makes hosts and addresses.
            if previous == "." || previous == ":", !isPunctuation(scalar) || scalar == "/" { return false }
            guard isLetter(scalar) || isPunctuation(scalar) else { return false }
            previous = scalar
        }
        return true
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        [",", ".", ";", ":", "'", "\"", "(", ")", "?", "/", "-", "–", "—", "’", "‘", "“", "”", "…", "⟨", "⟩"].contains(scalar)
    }

    /// What GitHub may take for the id of a commit.
    private static func isCommit(_ word: Substring) -> Bool {
        word.split { !("0"..."9" ~= $0 || "a"..."f" ~= $0 || "A"..."F" ~= $0) }.contains { (7...64).contains($0.count) }
    }

    /// `GH-12` is an issue of GitHub.
    private static func isIssue(_ word: Substring) -> Bool { word.lowercased().contains("gh-") }

    private static func longestRun(in text: String, of mark: Unicode.Scalar) -> Int {
        var longest = 0
        var length = 0
        for scalar in text.unicodeScalars {
            length = scalar == mark ? length + 1 : 0
            longest = max(longest, length)
        }
        return longest
    }
}
